import { useLingui } from '@lingui/react/macro'
import type { TargetFieldView } from '@poryadok/app-backend/record-import/contract'
import { SelectField } from '../../ui/select-field.tsx'
import { useFieldTitle } from './use-field-title.ts'

interface FieldSelectProps {
  /** Header of the column: names the field for screen readers. */
  column: string
  fields: readonly TargetFieldView[]
  value: string | null
  onChange: (field: string | null) => void
}

const skipped = '-'

/** The field that a column fills, or none. */
export function FieldSelect({ column, fields, value, onChange }: FieldSelectProps) {
  const { t } = useLingui()
  const title = useFieldTitle()
  return (
    <SelectField
      hideLabel
      label={t`Поле для колонки ${column}`}
      value={value ?? skipped}
      onChange={(id) => onChange(id === skipped ? null : id)}
      options={[
        { id: skipped, label: t`Не загружать` },
        ...fields.map((field) => ({ id: field.name, label: title(field) })),
      ]}
    />
  )
}
