import { Trans, useLingui } from '@lingui/react/macro'
import type { MailEntryView as MailEntry } from '@poryadok/app-backend/mail-lists/contract'
import { Button } from '../../../ui/button.tsx'
import { FormGrid } from '../../../ui/form-grid.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { matchesOf, useEntryWords } from './entry-words.ts'

interface EntryFormProps {
  entry: MailEntry
  /** Fault of a field, in words. */
  faultOf: (field: 'value' | 'header') => string | undefined
  onChange: (entry: MailEntry) => void
  onDone: () => void
}

/** One line of the lists, edited in its place. Enter in a field ends the edit, Escape too: nothing is lost by either. */
export function EntryForm({ entry, faultOf, onChange, onDone }: EntryFormProps) {
  const { t } = useLingui()
  const { kinds, matches, verdicts } = useEntryWords()
  const set = (changes: Partial<MailEntry>): void => onChange({ ...entry, ...changes })
  const [fault, headerFault] = [faultOf('value'), faultOf('header')]
  const ways = matchesOf(entry.kind)
  return (
    <form
      aria-label={t`Строка списка`}
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onDone()}
      className="flex flex-col gap-3 bg-peeked px-4 py-3"
    >
      <FormGrid>
        <SelectField<MailEntry['kind']>
          label={t`Что искать`}
          options={(['address', 'domain', 'name', 'header'] as const).map((id) => ({ id, label: kinds[id] }))}
          value={entry.kind}
          onChange={(kind) => set({ kind, match: matchesOf(kind).includes(entry.match) ? entry.match : 'is' })}
        />
        {entry.kind === 'header' && (
          <TextField
            label={t`Имя заголовка`}
            placeholder="X-Mailer"
            value={entry.header}
            onChange={(header) => set({ header })}
            fault={headerFault}
          />
        )}
        {ways.length > 1 && (
          <SelectField<MailEntry['match']>
            label={t`Как искать`}
            options={ways.map((id) => ({ id, label: matches[id] }))}
            value={entry.match}
            onChange={(match) => set({ match, ...(match === 'present' ? { value: '' } : {}) })}
          />
        )}
        {entry.match !== 'present' && (
          <TextField
            autoFocus
            label={kinds[entry.kind]}
            placeholder={{ address: 'robot@magazin.ru', domain: 'magazin.ru', name: 'noreply', header: '' }[entry.kind]}
            value={entry.value}
            onChange={(value) => set({ value })}
            fault={fault}
          />
        )}
        <SelectField<MailEntry['verdict']>
          label={t`Что делать`}
          options={(['ignored', 'opens'] as const).map((id) => ({ id, label: verdicts[id] }))}
          value={entry.verdict}
          onChange={(verdict) => set({ verdict })}
        />
        <TextField
          label={t`Пометка`}
          placeholder={t`Кто это и почему`}
          value={entry.note}
          maxLength={200}
          onChange={(note) => set({ note })}
        />
      </FormGrid>
      <div>
        <Button size="sm" type="submit">
          <Trans>Готово</Trans>
        </Button>
      </div>
    </form>
  )
}
