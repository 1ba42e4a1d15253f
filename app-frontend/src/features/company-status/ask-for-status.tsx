import { useLingui } from '@lingui/react/macro'
import type { StatusOfCompany } from '@poryadok/app-backend/company-status/contract'
import { CircleAlert, CircleCheck, Send } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useStatusOfCompany } from './use-company-status.ts'

const icon = { size: 18, strokeWidth: 1.75 } as const

/** Whoever may not change the status asks those who may; it comes to them as a notice. */
export function AskForStatus({ company: { id, statuses, status, heads } }: { company: StatusOfCompany }) {
  const { t } = useLingui()
  const { ask } = useStatusOfCompany(id)
  const errorWords = useErrorWords()
  const [to, setTo] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const fault = ask.error && errorWords(ask.error)
  const options = statuses.filter(({ archived, key }) => !archived && key !== status)
  const [head] = heads
  return (
    <section aria-label={t`Попросить о смене`} className="grid gap-3 border-t border-line pt-3">
      <div className="grid gap-3 sm:grid-cols-[180px_minmax(0,1fr)]">
        <SelectField
          label={t`Попросить о смене`}
          placeholder={t`На какой`}
          options={options.map(({ key, name }) => ({ id: key, label: name }))}
          value={to}
          onChange={setTo}
        />
        <TextField label={t`Зачем: одна фраза`} value={why} onChange={setWhy} maxLength={500} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look="main"
          icon={<Send size={15} strokeWidth={1.75} aria-hidden="true" />}
          isDisabled={to === null}
          isPending={ask.isPending}
          onPress={() => to !== null && ask.mutate({ to, why })}
        >
          {t`Отправить просьбу`}
        </Button>
        <span className="text-12h text-ink-3">
          {head ? t`Придёт уведомлением: ${head.name}` : t`Придёт уведомлением администраторам`}
        </span>
      </div>
      <div role="status">
        {ask.data && (
          <Note tone="green" icon={<CircleCheck {...icon} />}>
            {t`Просьба отправлена: ${ask.data.people.join(', ')}.`}
          </Note>
        )}
      </div>
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert {...icon} />}>
          {fault.title} {fault.text}
        </Note>
      )}
    </section>
  )
}
