import { useLingui } from '@lingui/react/macro'
import type { ScenarioBody } from '@poryadok/app-backend/scenarios/contract'
import { conditionTests, type ConditionTest } from '@poryadok/app-backend/scenarios/form/contract'
import { Trash2 } from 'lucide-react'
import { ComboField } from '../../../ui/combo-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { ScenarioField } from './use-scenario-fields.ts'
import { useTestWords } from './use-test-words.ts'

export type Condition = ScenarioBody['scenarios'][number]['when'][number]

interface ConditionRowProps {
  condition: Condition
  /** From 1: names the parts for screen readers. */
  number: number
  fields: readonly ScenarioField[]
  fault: string | undefined
  onChange: (condition: Condition) => void
  onRemove: () => void
  /** The values were left by the keyboard or a press elsewhere. */
  onLeave: () => void
}

/** One condition: field, how it is looked at, values. */
export function ConditionRow({ condition, number, fields, fault, onChange, onRemove, onLeave }: ConditionRowProps) {
  const { t } = useLingui()
  const tests = useTestWords()
  const options = fields.find(({ code }) => code === condition.field)?.options ?? []
  const takesValues = condition.is === 'one-of' || condition.is === 'none-of'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_34px] items-end gap-2 @min-[700px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)_34px]">
      <div className="col-span-2 min-w-0 @min-[700px]:col-span-1">
        <ComboField
          label={t`Поле условия ${number}`}
          options={fields.map(({ code, label }) => ({ id: code, label }))}
          value={condition.field}
          onChange={(field) => field !== null && onChange({ ...condition, field, values: [] })}
        />
      </div>
      <div className="col-span-2 min-w-0 @min-[700px]:col-span-1">
        <SelectField<ConditionTest>
          label={t`Как смотреть`}
          options={conditionTests.map((id) => ({ id, label: tests[id] }))}
          value={condition.is}
          onChange={(is) => onChange({ ...condition, is, values: is.endsWith('-of') ? condition.values : [] })}
        />
      </div>
      {takesValues && (
        <div onBlur={onLeave} className="min-w-0">
          {options.length > 0 ? (
            <MultiSelect
              label={t`Значения`}
              placeholder={t`выберите значения`}
              options={options}
              value={condition.values}
              onChange={(values) => onChange({ ...condition, values })}
              fault={fault}
            />
          ) : (
            <TextField
              label={t`Значения через запятую`}
              value={condition.values.join(', ')}
              onChange={(text) => onChange({ ...condition, values: text.split(/,\s*/) })}
              fault={fault}
            />
          )}
        </div>
      )}
      {!takesValues && <span />}
      <IconButton size="md" label={t`Убрать условие ${number}`} onPress={onRemove}>
        <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
