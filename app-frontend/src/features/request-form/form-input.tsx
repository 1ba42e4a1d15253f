import { useLingui } from '@lingui/react/macro'
import type { FormField } from '@poryadok/app-backend/scenarios/contract'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface FormInputProps {
  field: FormField
  value: readonly string[]
  fault: string | undefined
  onChange: (value: string[]) => void
}

/** Kinds that our form fills; the others have their place in the portal's own card. */
export const isFilledHere = ({ type }: FormField): boolean =>
  ['string', 'integer', 'double', 'boolean', 'enumeration', 'date', 'url'].includes(type)

/** One own field of a request. */
export function FormInput({ field, value, fault, onChange }: FormInputProps) {
  const { t } = useLingui()
  const { type, label, multiple } = field
  const words = { label, fault }
  const options = field.options.map((option) => ({ id: option.mark, label: option.label }))
  if (type === 'boolean')
    return (
      <div className="self-end">
        <CheckboxField label={label} value={value.includes('Y')} onChange={(on) => onChange(on ? ['Y'] : [])} />
        {fault && <p className="text-12 text-red-ink">{fault}</p>}
      </div>
    )
  if (type === 'enumeration' && multiple)
    return <MultiSelect {...words} placeholder={t`не выбрано`} options={options} value={value} onChange={onChange} />
  if (type === 'enumeration')
    return (
      <SelectField
        {...words}
        placeholder={t`не выбрано`}
        options={options}
        value={value[0] ?? null}
        onChange={(mark) => onChange([mark])}
      />
    )
  if (type === 'date')
    return (
      <DateField
        {...words}
        value={value[0]?.slice(0, 10) ?? null}
        onChange={(day) => onChange(day === null ? [] : [day])}
      />
    )
  return (
    <TextField
      {...words}
      {...(multiple ? { help: t`Несколько значений: каждое с новой строки.`, rows: 2 } : {})}
      inputMode={type === 'integer' || type === 'double' ? 'decimal' : 'text'}
      value={value.join('\n')}
      onChange={(text) => onChange(multiple ? text.split('\n') : text === '' ? [] : [text])}
    />
  )
}
