import { useLingui } from '@lingui/react/macro'
import {
  type Condition,
  type ListField,
  type Period,
  periods,
  periodTakesDays,
  type RequestList,
} from '@poryadok/app-backend/request-list/contract'
import { DateRangeField } from '../../ui/date-range-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { choicesOf } from './choices.ts'
import { ClientValue, clientTypes } from './client-value.tsx'
import { LinkValue } from './link-value.tsx'
import { usePeriodWords } from './use-condition-words.ts'

interface ConditionValueProps {
  list: RequestList
  field: ListField
  condition: Condition
  onChange: (condition: Condition) => void
}

/** What a condition compares with; nothing for those that ask whether a field is filled. */
export function ConditionValue({ list, field, condition, onChange }: ConditionValueProps) {
  const { t } = useLingui()
  switch (condition.op) {
    case 'any-of':
    case 'none-of':
      if (field.kind === 'contact' || field.kind === 'company')
        return (
          <ClientValue
            entityTypeId={clientTypes[field.kind]}
            values={condition.values}
            onChange={(values) => onChange({ ...condition, values })}
          />
        )
      if (field.kind === 'link')
        return (
          <LinkValue
            key={field.name}
            field={field}
            values={condition.values}
            onChange={(values) => onChange({ ...condition, values })}
          />
        )
      return (
        <MultiSelect
          label={t`Значения`}
          placeholder={t`Выберите`}
          value={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
          options={[
            ...(field.kind === 'person' ? [{ id: 'me', label: t`Я` }] : []),
            ...choicesOf(field, list, { yes: t`да`, no: t`нет` }),
          ]}
        />
      )
    case 'contains':
    case 'lacks':
      return <TextField label={t`Слова`} value={condition.text} onChange={(text) => onChange({ ...condition, text })} />
    case 'between':
      return <Between field={field} condition={condition} onChange={onChange} />
    case 'period':
      return <PeriodValue condition={condition} onChange={onChange} />
    default:
      return <span />
  }
}

type Of<Op extends Condition['op']> = Extract<Condition, { op: Op }>

interface BetweenProps {
  field: ListField
  condition: Of<'between'>
  onChange: (condition: Condition) => void
}

function Between({ field, condition, onChange }: BetweenProps) {
  const { t } = useLingui()
  const { from, to } = condition
  if (field.kind !== 'number' && field.kind !== 'money')
    return (
      <DateRangeField
        label={t`Дни`}
        value={typeof from === 'string' && typeof to === 'string' ? { from, to } : null}
        onChange={(range) => onChange({ ...condition, from: range?.from ?? null, to: range?.to ?? null })}
      />
    )
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  return (
    <div className="grid grid-cols-2 gap-2">
      <NumberField label={t`От`} value={number(from)} onChange={(value) => onChange({ ...condition, from: value })} />
      <NumberField label={t`До`} value={number(to)} onChange={(value) => onChange({ ...condition, to: value })} />
    </div>
  )
}

function PeriodValue({ condition, onChange }: { condition: Of<'period'>; onChange: (condition: Condition) => void }) {
  const { t } = useLingui()
  const words = usePeriodWords()
  const { period, days } = condition
  return (
    <div className={periodTakesDays(period) ? 'grid grid-cols-[1fr_110px] gap-2' : ''}>
      <SelectField<Period>
        label={t`Период`}
        value={period}
        onChange={(next) => onChange({ ...condition, period: next })}
        options={periods.map((id) => ({ id, label: words(id, null) }))}
      />
      {periodTakesDays(period) && (
        <NumberField
          label={t`Дней`}
          min={1}
          max={3650}
          value={days}
          onChange={(value) => onChange({ ...condition, days: value ?? 7 })}
        />
      )}
    </div>
  )
}
