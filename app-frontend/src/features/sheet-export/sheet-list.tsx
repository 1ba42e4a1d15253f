import { Trans, useLingui } from '@lingui/react/macro'
import type { ExportState, SheetView } from '@poryadok/app-backend/sheet-export/contract'
import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Note } from '../../ui/note.tsx'
import { FieldsDialog } from './fields-dialog.tsx'
import { FiguresPeriod } from './figures-period.tsx'
import { useSheetAction } from './use-sheets.ts'

/** Stands for a type of records: the figures of the dashboard. */
const figuresType = 0
const usualDays = 30

/** Sheets of the spreadsheet, how each stands, and the types that have none yet. */
export function SheetList({ state }: { state: ExportState }) {
  const { t } = useLingui()
  const act = useSheetAction()
  const errorWords = useErrorWords()
  const fault = act.error ? errorWords(act.error) : null
  const all = [...state.types, { id: figuresType, title: t`Дашборд: цифры` }]
  const free = all.filter(({ id }) => !state.sheets.some(({ entityTypeId }) => entityTypeId === id))
  const add = (id: number) =>
    act.mutate(id === figuresType ? { do: 'figures', days: usualDays } : { do: 'add', entityTypeId: id })
  return (
    <Card
      title={t`Листы`}
      aside={
        free.length > 0 && (
          <Menu
            label={t`Добавить лист`}
            actions={free.map(({ id, title }) => ({ id: String(id), label: title, onAction: () => add(id) }))}
            trigger={
              <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} isDisabled={act.isPending}>
                <Trans>Добавить лист</Trans>
              </Button>
            }
          />
        )
      }
    >
      {fault && (
        <div className="px-4 pt-3">
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        </div>
      )}
      {state.sheets.length === 0 ? (
        <EmptyState title={t`Листов пока нет`}>
          <Trans>Добавьте лист «Компании» или «Контакты»: на нём будут все поля, по строке на запись.</Trans>
        </EmptyState>
      ) : (
        <ul>
          {state.sheets.map((sheet) => (
            <SheetRow key={sheet.entityTypeId} sheet={sheet} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function SheetRow({ sheet }: { sheet: SheetView }) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const [choosing, setChoosing] = useState(false)
  const act = useSheetAction()
  const { entityTypeId, title, fields, days, lastPass, comparedAt, writtenAt, fault, newFields } = sheet
  const rows = lastPass ? words.count(lastPass.added + lastPass.changed + lastPass.same) : null
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14 font-medium">
          {title}
          <Chip tone={fault ? 'red' : comparedAt ? 'green' : 'grey'}>
            {fault ? t`остановлен` : comparedAt ? t`обновляется` : t`заполняется`}
          </Chip>
          {newFields.length > 0 && <Chip tone="blue">{t`новых полей: ${newFields.length}`}</Chip>}
        </p>
        <p className="text-12h text-ink-2">
          {days === null ? t`столбцов: ${fields}` : t`цифры дашборда, обновляются каждый час`}
          {rows && ` · ${days === null ? t`записей: ${rows}` : t`показателей: ${rows}`}`}
          {days === null && lastPass && lastPass.deleted > 0 && ` · ${t`отмечено удалёнными: ${lastPass.deleted}`}`}
          {lastPass && lastPass.twice > 0 && ` · ${t`строк-копий: ${lastPass.twice}`}`}
          {writtenAt && ` · ${t`данные на ${words.moment(writtenAt, now)}`}`}
        </p>
        {fault && (
          <p role="alert" className="mt-1 text-12h text-red-ink">
            {fault.title} {fault.text}
          </p>
        )}
      </div>
      {days !== null && !fault && (
        <FiguresPeriod
          days={days}
          isBusy={act.isPending}
          onChange={(next) => act.mutate({ do: 'figures', days: next })}
        />
      )}
      {newFields.length > 0 && !fault && (
        <Button size="sm" onPress={() => setChoosing(true)}>
          <Trans>Добавить столбцы</Trans>
        </Button>
      )}
      {fault && (
        <Button size="sm" isDisabled={act.isPending} onPress={() => act.mutate({ do: 'restart', entityTypeId })}>
          <Trans>Начать лист заново</Trans>
        </Button>
      )}
      <Button size="sm" isDisabled={act.isPending} onPress={() => act.mutate({ do: 'remove', entityTypeId })}>
        <Trans>Убрать</Trans>
      </Button>
      {choosing && <FieldsDialog sheet={sheet} onClose={() => setChoosing(false)} />}
    </li>
  )
}
