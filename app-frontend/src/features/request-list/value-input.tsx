import { useLingui } from '@lingui/react/macro'
import type { ListField } from '@poryadok/app-backend/request-list/contract'
import { DateField } from '../../ui/date-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { withDay, withTime } from './cell-draft.ts'
import { ClientValue, clientTypes } from './client-value.tsx'

interface ValueInputProps {
  field: ListField
  label: string
  draft: string[]
  onChange: (draft: string[]) => void
}

/** What a field is given, in the shape of its kind. */
export function ValueInput({ field, label, draft, onChange }: ValueInputProps) {
  const { t } = useLingui()
  const [first = ''] = draft
  switch (field.kind) {
    case 'contact':
      return <ClientValue entityTypeId={clientTypes.contact} values={draft} onChange={onChange} />
    case 'company':
      return (
        <ClientValue entityTypeId={clientTypes.company} values={draft} onChange={(ids) => onChange(ids.slice(-1))} />
      )
    case 'option':
      return (
        <MultiSelect
          label={label}
          placeholder={t`не выбрано`}
          options={field.options.map(({ id, name }) => ({ id, label: name }))}
          value={draft}
          onChange={onChange}
        />
      )
    case 'date':
      return <DateField label={label} value={first || null} onChange={(day) => onChange(day === null ? [] : [day])} />
    case 'datetime':
      return (
        <div className="grid grid-cols-[1fr_90px] gap-2">
          <DateField
            label={label}
            value={first.slice(0, 10) || null}
            onChange={(day) => onChange(withDay(draft, day))}
          />
          <TimeField
            label={t`Время`}
            value={first.slice(11) || null}
            onChange={(time) => onChange(withTime(draft, time))}
          />
        </div>
      )
    default:
      if (!field.multiple)
        return (
          <TextField
            label={label}
            value={first}
            onChange={(text) => onChange(text === '' ? [] : [text])}
            fault={isFit(field, draft) ? undefined : t`Введите число`}
          />
        )
      return (
        <TextField
          label={label}
          help={t`Несколько значений: каждое с новой строки.`}
          rows={3}
          value={draft.join('\n')}
          onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
          fault={isFit(field, draft) ? undefined : t`Не число: ${notNumbers(draft).join(', ')}`}
        />
      )
  }
}

const isFit = ({ kind }: ListField, draft: readonly string[]): boolean =>
  kind !== 'number' || notNumbers(draft).length === 0

const notNumbers = (draft: readonly string[]): string[] =>
  draft.filter((text) => Number.isNaN(Number(text.replace(',', '.'))))
