import { useLingui } from '@lingui/react/macro'
import type { FormField } from '@poryadok/app-backend/scenarios/contract'
import { type FilledKind, isFilledKind } from '@poryadok/app-backend/scenarios/form/contract'
import type { ComponentType, ReactNode } from 'react'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface FormInputProps {
  field: FormField
  value: readonly string[]
  fault: string | undefined
  onChange: (value: string[]) => void
}

/** One own field of a request. */
export function FormInput(props: FormInputProps) {
  const { type } = props.field
  if (!isFilledKind(type)) return null
  const Input = inputs[type]
  return <Input {...props} />
}

const inputs: Record<FilledKind, ComponentType<FormInputProps>> = {
  string: Words,
  url: Words,
  integer: Words,
  double: Words,
  boolean: Mark,
  enumeration: Choice,
  crm_status: Choice,
  date: (props) => (
    <EachValue {...props}>
      {({ value, onChange, ...words }) => (
        <DateField {...words} value={value?.slice(0, 10) ?? null} onChange={onChange} />
      )}
    </EachValue>
  ),
  datetime: (props) => <EachValue {...props}>{(one) => <MomentField {...one} />}</EachValue>,
}

function Words({ field: { label, type, multiple }, value, fault, onChange }: FormInputProps) {
  const { t } = useLingui()
  return (
    <TextField
      label={label}
      fault={fault}
      {...(multiple ? { help: t`Несколько значений: каждое с новой строки.`, rows: 2 } : {})}
      inputMode={type === 'integer' || type === 'double' ? 'decimal' : 'text'}
      value={value.join('\n')}
      onChange={(text) => onChange(multiple ? text.split('\n') : text === '' ? [] : [text])}
    />
  )
}

function Mark({ field: { label }, value, fault, onChange }: FormInputProps) {
  return (
    <div className="self-end">
      <CheckboxField label={label} value={value.includes('Y')} onChange={(on) => onChange(on ? ['Y'] : [])} />
      {fault && <p className="text-12 text-red-ink">{fault}</p>}
    </div>
  )
}

function Choice({ field, value, fault, onChange }: FormInputProps) {
  const { t } = useLingui()
  const options = field.options.map(({ mark, label }) => ({ id: mark, label }))
  const words = { label: field.label, fault, placeholder: t`не выбрано`, options }
  return field.multiple ? (
    <MultiSelect {...words} value={value} onChange={onChange} />
  ) : (
    <SelectField {...words} value={value[0] ?? null} onChange={(mark) => onChange([mark])} />
  )
}

interface OneValue {
  label: string
  fault: string | undefined
  value: string | null
  onChange: (value: string | null) => void
}

/** An input a value; a field of several has an empty one after them. */
function EachValue({
  field: { label, multiple },
  value,
  fault,
  onChange,
  children,
}: FormInputProps & { children: (one: OneValue) => ReactNode }) {
  const { t } = useLingui()
  const places = multiple ? [...value, null] : [value[0] ?? null]
  const written = (at: number, next: string | null): string[] =>
    multiple ? [...value.slice(0, at), ...(next === null ? [] : [next]), ...value.slice(at + 1)] : next ? [next] : []
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {places.map((one, at) => {
        const number = at + 1
        return (
          <div key={at}>
            {children({
              label: at === 0 ? label : t`${label}, значение ${number}`,
              fault: at === 0 ? fault : undefined,
              value: one,
              onChange: (next) => onChange(written(at, next)),
            })}
          </div>
        )
      })}
    </div>
  )
}
