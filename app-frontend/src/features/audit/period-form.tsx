import { useLingui } from '@lingui/react/macro'
import type { PeriodUndo } from '@poryadok/app-backend/audit/contract'
import { ErrorState } from '../../ui/error-state.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { useRuleWords } from './use-rule-words.ts'
import { useStandingRules } from './use-period-undo.ts'

export interface PeriodChoice {
  rules: readonly string[]
  /** Days and times of the viewer's own clock. */
  fromDay: string
  fromTime: string
  toDay: string
  toTime: string
}

const two = (number: number): string => String(number).padStart(2, '0')
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** Today. */
export function usualPeriod(): PeriodChoice {
  const day = dayOf(new Date())
  return { rules: [], fromDay: day, fromTime: '00:00', toDay: day, toTime: '23:59' }
}

/** Null: something is not chosen, or the period ends before it begins. The last minute is part of it. */
export function periodOf({ rules, fromDay, fromTime, toDay, toTime }: PeriodChoice): PeriodUndo | null {
  const from = new Date(`${fromDay}T${fromTime}:00`)
  const to = new Date(new Date(`${toDay}T${toTime}:00`).getTime() + 60_000)
  if (rules.length === 0 || !(from < to)) return null
  return { rules: [...rules], from: from.toISOString(), to: to.toISOString() }
}

/** Whose changes, and of which time. */
export function PeriodForm({ choice, onChange }: { choice: PeriodChoice; onChange: (choice: PeriodChoice) => void }) {
  const { t } = useLingui()
  const ruleOf = useRuleWords()
  const { data, error, refetch } = useStandingRules()
  const change = (part: Partial<PeriodChoice>): void => onChange({ ...choice, ...part })
  const backwards = choice.rules.length > 0 && periodOf(choice) === null
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div className="flex flex-col gap-3">
      <MultiSelect
        label={t`Какие правила`}
        options={(data?.rules ?? []).map(({ rule }) => ({ id: rule, label: ruleOf(rule) }))}
        value={choice.rules}
        onChange={(rules) => change({ rules })}
        placeholder={data?.rules.length === 0 ? t`Правила ничего не записали` : t`Не выбраны`}
      />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 @container sm:grid-cols-[1fr_96px_1fr_96px]">
        <DateField label={t`С`} value={choice.fromDay} onChange={(fromDay) => fromDay && change({ fromDay })} />
        <TimeField label={t`время`} value={choice.fromTime} onChange={(fromTime) => fromTime && change({ fromTime })} />
        <DateField
          label={t`По`}
          value={choice.toDay}
          onChange={(toDay) => toDay && change({ toDay })}
          {...(backwards ? { fault: t`Конец раньше начала.` } : {})}
        />
        <TimeField label={t`время`} value={choice.toTime} onChange={(toTime) => toTime && change({ toTime })} />
      </div>
    </div>
  )
}
