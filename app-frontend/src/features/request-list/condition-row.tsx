import { useLingui } from '@lingui/react/macro'
import { type Condition, opsOf, type RequestList } from '@poryadok/app-backend/request-list/contract'
import { X } from 'lucide-react'
import { ComboField } from '../../ui/combo-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { conditionOf, filterFields } from './condition-draft.ts'
import { ConditionValue } from './condition-value.tsx'
import { useFieldTitle } from './field-title.ts'
import { useOpWords } from './use-condition-words.ts'

interface ConditionRowProps {
  list: RequestList
  condition: Condition
  /** null: taken off. */
  onChange: (condition: Condition | null) => void
}

/** Field, operation and value of one condition, side by side. */
export function ConditionRow({ list, condition, onChange }: ConditionRowProps) {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const opWords = useOpWords()
  const fields = filterFields(list.fields)
  const field = fields.find(({ name }) => name === condition.field)
  const ops = field ? opsOf(field.kind) : []
  const choose = (name: string | null): void => {
    const next = fields.find((one) => one.name === name)
    if (next && next.name !== condition.field) onChange(conditionOf(next.name, opsOf(next.kind)[0] ?? 'empty'))
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,150px)_minmax(0,1.3fr)_28px] items-end gap-2">
      <ComboField
        label={t`Поле`}
        value={field?.name ?? null}
        onChange={choose}
        options={fields.map((one) => ({ id: one.name, label: titleOf(one) }))}
      />
      <SelectField
        label={t`Условие`}
        value={condition.op}
        onChange={(op) => onChange(conditionOf(condition.field, op))}
        options={ops.map((op) => ({ id: op, label: opWords[op] }))}
      />
      {field ? <ConditionValue list={list} field={field} condition={condition} onChange={onChange} /> : <span />}
      <IconButton label={t`Убрать условие`} onPress={() => onChange(null)}>
        <X size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
