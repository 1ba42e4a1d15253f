import { useLingui } from '@lingui/react/macro'
import { type LetterPage, type LetterRow, letterKinds } from '@poryadok/app-backend/intake/contract'
import { DateRangeField } from '../../ui/date-range-field.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { GridSettings } from '../../ui/grid/grid-settings.tsx'
import type { GridColumn, GridView } from '../../ui/grid/grid-types.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type JournalFilter } from './journal-filter.ts'
import { useKindWords } from './use-kind-words.ts'

interface JournalToolbarProps {
  filter: JournalFilter
  onFilter: (filter: JournalFilter) => void
  mailboxes: LetterPage['mailboxes']
  columns: readonly GridColumn<LetterRow>[]
  view: GridView
  onView: (view: GridView) => void
}

/** Search by words; sender, kind, mailbox and period in the filter. */
export function JournalToolbar({ filter, onFilter, mailboxes, columns, view, onView }: JournalToolbarProps) {
  const { t } = useLingui()
  const kinds = useKindWords()
  const { sender, kind, mailboxId, period } = filter
  const kindWord = kind ? kinds[kind] : ''
  const address = mailboxes.find(({ id }) => id === mailboxId)?.address ?? ''
  const conditions = [
    ...(sender ? [{ id: 'sender', label: t`От: ${sender}` }] : []),
    ...(kind ? [{ id: 'kind', label: kindWord }] : []),
    ...(mailboxId ? [{ id: 'mailboxId', label: t`Ящик: ${address}` }] : []),
    ...(period ? [{ id: 'period', label: `${period.from} – ${period.to}` }] : []),
  ]
  return (
    <FilterBar
      label={t`Поиск по журналу писем`}
      placeholder={t`слова письма, номер, адрес, имя файла`}
      search={filter.text}
      onSearch={(text) => onFilter({ ...filter, text })}
      conditions={conditions}
      onRemove={(id) => onFilter({ ...filter, [id]: id === 'sender' ? '' : null })}
      fields={
        <>
          <TextField
            label={t`Отправитель`}
            placeholder={t`адрес или имя`}
            value={sender}
            onChange={(next) => onFilter({ ...filter, sender: next })}
          />
          <SelectField
            label={t`Что это за письмо`}
            value={kind ?? 'any'}
            onChange={(next) => onFilter({ ...filter, kind: next === 'any' ? null : next })}
            options={[{ id: 'any' as const, label: t`Любое` }, ...letterKinds.map((id) => ({ id, label: kinds[id] }))]}
          />
          <SelectField
            label={t`Ящик`}
            value={String(mailboxId ?? '')}
            onChange={(next) => onFilter({ ...filter, mailboxId: Number(next) || null })}
            options={[
              { id: '', label: t`Любой` },
              ...mailboxes.map((one) => ({ id: String(one.id), label: one.address })),
            ]}
          />
          <DateRangeField label={t`Период`} value={period} onChange={(next) => onFilter({ ...filter, period: next })} />
        </>
      }
      end={<GridSettings columns={columns} view={view} onView={onView} />}
    />
  )
}
