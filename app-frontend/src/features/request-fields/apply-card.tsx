import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldsBesidePortal } from '@poryadok/app-backend/request-fields/contract'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { useFieldChanges } from './use-fields.ts'

interface ApplyCardProps {
  beside: FieldsBesidePortal
  chosen: ReadonlySet<string>
  revision: number
  changes: ReturnType<typeof useFieldChanges>
}

/** What of the set goes to the portal now, and the cards of requests. */
export function ApplyCard({ beside, chosen, revision, changes: { apply, adopt } }: ApplyCardProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const laid = beside.cards.every(({ state }) => state === 'same')
  const [cards, setCards] = useState(true)
  const [everyone, setEveryone] = useState(false)
  const codes = [...chosen]
  const differing = beside.fields.filter(({ code, state }) => chosen.has(code) && state === 'differs')
  const layCards = cards && (!laid || everyone)
  const fields = plural(codes.length, { one: '# поле', few: '# поля', many: '# полей', other: '# поля' })
  const error = apply.error ?? adopt.error
  const fault = error && errorWords(error)
  return (
    <Card title={t`Привести портал к набору`}>
      <div className="flex flex-col gap-3 px-4 py-3">
        {beside.simpleCrm && (
          <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            <Trans>
              На портале простой режим CRM: лид сразу становится сделкой, и его поля не пригодятся. Выберите запросом
              смарт-процесс в «Обзоре» или включите классический режим.
            </Trans>
          </Note>
        )}
        <p className="text-13 text-ink-2">
          {codes.length === 0
            ? t`Поля не отмечены. Отметьте те, которых на портале нет или которые отличаются.`
            : t`Отмечено: ${fields}. Остальные поля портала не изменятся, значения в запросах тоже.`}
        </p>
        <CheckboxField
          label={
            beside.entity === 'lead'
              ? t`Разложить поля по разделам в обеих карточках лида: нового и повторного клиента`
              : t`Разложить поля по разделам в карточке смарт-процесса`
          }
          value={cards}
          onChange={setCards}
        />
        <CheckboxField
          label={t`Заменить личные виды карточки общим у всех сотрудников`}
          value={everyone}
          disabled={!cards}
          onChange={setEveryone}
        />
        {laid && cards && !everyone && <p className="text-12 text-ink-3">{t`Карточки уже разложены по набору.`}</p>}
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
        <div className="flex flex-wrap gap-2.5">
          <Button
            look="main"
            isDisabled={codes.length === 0 && !layCards}
            isPending={apply.isPending}
            icon={apply.isPending && <Spinner />}
            onPress={() => apply.mutate({ codes, cards: layCards, everyone: layCards && everyone, revision })}
          >
            <Trans>Записать на портал</Trans>
          </Button>
          {differing.length > 0 && (
            <Button
              isPending={adopt.isPending}
              onPress={() => adopt.mutate({ codes: differing.map(({ code }) => code), revision })}
            >
              <Trans>Взять как на портале</Trans>
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
