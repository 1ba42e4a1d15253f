import { useLingui } from '@lingui/react/macro'
import { DateRangeField, type DayRange } from '../../ui/date-range-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type PeriodWeeks, periodWeeks } from './report-period.ts'

interface PeriodFieldsProps {
  /** Whole weeks that end today, or days of one's own. */
  period: PeriodWeeks | DayRange
  /** The days that the period is now: where days of one's own begin. */
  range: DayRange
  onChange: (period: PeriodWeeks | DayRange) => void
}

/** A usual period by one choice, or days of one's own. */
export function PeriodFields({ period, range, onChange }: PeriodFieldsProps) {
  const { t } = useLingui()
  const names: Record<PeriodWeeks, string> = { 4: t`4 недели`, 13: t`Квартал`, 52: t`Год` }
  const options = [
    ...periodWeeks.map((weeks) => ({ id: String(weeks), label: names[weeks] })),
    { id: 'own', label: t`Свой период` },
  ]
  return (
    <>
      <div className="w-[150px]">
        <SelectField
          label={t`Период`}
          options={options}
          value={typeof period === 'number' ? String(period) : 'own'}
          onChange={(id) => onChange(periodWeeks.find((one) => String(one) === id) ?? range)}
        />
      </div>
      {typeof period !== 'number' && (
        <DateRangeField label={t`Дни`} value={period} onChange={(next) => onChange(next ?? range)} />
      )}
    </>
  )
}
