import { useLingui } from '@lingui/react/macro'
import type { FormField, FormValues, RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { isFilledKind, obeyScenarios } from '@poryadok/app-backend/scenarios/form/contract'
import { FormGrid } from '../../ui/form-grid.tsx'
import { FormInput } from './form-input.tsx'

interface OwnFieldsProps {
  form: RequestForm
  /** What the person changed, by code. */
  values: FormValues
  /** Say what is missing: they tried to save. */
  asked: boolean
  /** `asked-for`: only what a scenario asks for; `rest`: the others. */
  part: 'asked-for' | 'rest' | 'all'
  onChange: (values: FormValues) => void
}

/** What scenarios make of a form as it is filled in now. */
export function obeyedForm(form: RequestForm, values: FormValues) {
  const labels = Object.fromEntries(form.fields.map(({ code, label }) => [code, label]))
  const obeyed = obeyScenarios(form.scenarios.scenarios, { values: { ...form.values, ...values }, labels })
  const here = form.fields.filter((field) => isFilledKind(field.type) && !obeyed.hidden.includes(field.code))
  const lacking = here.filter(({ code }) => obeyed.missing.includes(code))
  return { ...obeyed, here, lacking }
}

/** Own fields of a request that the form fills: scenarios say which are seen and which are asked for, while one types. */
export function OwnFields({ form, values, asked, part, onChange }: OwnFieldsProps) {
  const { t } = useLingui()
  const { here, required, set, lacking } = obeyedForm(form, values)
  const shown = here.filter(({ code }) => part === 'all' || required.includes(code) === (part === 'asked-for'))
  if (shown.length === 0) return null
  const valueOf = ({ code }: FormField): readonly string[] =>
    values[code] ?? (set[code] === undefined ? (form.values[code] ?? []) : [set[code]])
  return (
    <FormGrid>
      {shown.map((field) => (
        <FormInput
          key={field.code}
          field={required.includes(field.code) ? { ...field, label: t`${field.label}, нужно заполнить` } : field}
          value={valueOf(field)}
          fault={asked && lacking.includes(field) ? t`Сценарий требует это поле.` : undefined}
          onChange={(value) => onChange({ ...values, [field.code]: value })}
        />
      ))}
    </FormGrid>
  )
}
