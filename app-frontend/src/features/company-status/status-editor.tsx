import { useLingui } from '@lingui/react/macro'
import type { StatusOfCompany } from '@poryadok/app-backend/company-status/contract'
import { CircleAlert, Lock, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { reasonWords } from '../why/sentences.ts'
import { AskForStatus } from './ask-for-status.tsx'
import { StatusChoice } from './status-choice.tsx'
import { StatusName } from './status-mark.tsx'
import { useStatusOfCompany } from './use-company-status.ts'

const icon = { size: 13, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The company's status: chosen by whoever may, and by others seen with the names of those who may. */
export function StatusEditor({ company }: { company: StatusOfCompany }) {
  const { t } = useLingui()
  return (
    <Card
      title={t`Статус компании`}
      aside={
        company.mayChange ? (
          <Chip tone="green" icon={<ShieldCheck {...icon} />}>{t`Можно менять`}</Chip>
        ) : (
          <Chip icon={<Lock {...icon} />}>{t`Только просмотр`}</Chip>
        )
      }
    >
      <div className="grid gap-3 p-4">
        {company.mayChange ? <Editor company={company} /> : <Reader company={company} />}
      </div>
    </Card>
  )
}

function Editor({ company }: { company: StatusOfCompany }) {
  const { t, i18n } = useLingui()
  const { change } = useStatusOfCompany(company.id)
  const errorWords = useErrorWords()
  const [to, setTo] = useState(company.status)
  const [comment, setComment] = useState('')
  const fault = change.error && errorWords(change.error)
  const chosen = company.statuses.find(({ key }) => key === to)
  const moved = to !== null && to !== company.status
  const save = (): void => {
    if (to !== null) change.mutate({ key: randomKey(), from: company.status, to, comment })
  }
  return (
    <>
      <p className="text-13 text-ink-2">{company.because.map((one) => reasonWords(i18n, one).text).join(' ')}</p>
      <StatusChoice company={company} value={to} onChange={setTo} />
      <TextField
        label={t`Почему меняете (увидят в истории)`}
        rows={2}
        value={comment}
        onChange={setComment}
        maxLength={500}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="main"
          isDisabled={!moved}
          isPending={change.isPending}
          icon={change.isPending && <Spinner />}
          onPress={save}
        >
          {moved && chosen ? t`Сохранить: ${chosen.name}` : t`Сохранить`}
        </Button>
        {moved && (
          <>
            <Button isDisabled={change.isPending} onPress={() => setTo(company.status)}>
              {t`Отменить`}
            </Button>
            <span className="ml-auto inline-flex items-center gap-1.5 text-12h text-ink-3">
              {t`сейчас`} <StatusName status={company.status} statuses={company.statuses} />
            </span>
          </>
        )}
      </div>
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {fault.title} {fault.text}
        </Note>
      )}
    </>
  )
}

function Reader({ company }: { company: StatusOfCompany }) {
  const { t, i18n } = useLingui()
  const people = [...company.heads.map(({ name }) => name), ...company.administrators]
  const who = Array.from(new Set(people)).join(', ')
  return (
    <>
      <Note tone="amber" icon={<Lock size={18} strokeWidth={1.75} />}>
        <b className="font-semibold">{t`Статус меняют руководитель ответственного и администраторы.`}</b>{' '}
        {company.because.map((one) => reasonWords(i18n, one).text).join(' ')} {who !== '' && t`Кто может: ${who}.`}
      </Note>
      <StatusChoice company={company} value={company.status} />
      <AskForStatus company={company} />
    </>
  )
}
