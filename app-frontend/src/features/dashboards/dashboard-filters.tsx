import { useLingui } from '@lingui/react/macro'
import { ComboField } from '../../ui/combo-field.tsx'
import { DateRangeField, type DayRange } from '../../ui/date-range-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type PeriodWeeks, periodWeeks } from '../reports/report-period.ts'
import { usePeopleOptions } from '../rule-sets/use-people-options.ts'
import { type OverviewFilter, useDepartmentOptions } from './use-overview.ts'

interface DashboardFiltersProps {
  filter: OverviewFilter
  range: DayRange
  onChange: (filter: OverviewFilter) => void
}

/** Period, department and person of all charts of the page. */
export function DashboardFilters({ filter, range, onChange }: DashboardFiltersProps) {
  const { t } = useLingui()
  const people = usePeopleOptions()
  const departments = useDepartmentOptions()
  const { period, department, person } = filter
  const names: Record<PeriodWeeks, string> = { 4: t`4 недели`, 13: t`Квартал`, 52: t`Год` }
  const periods = [
    ...periodWeeks.map((weeks) => ({ id: String(weeks), label: names[weeks] })),
    { id: 'own', label: t`Свой период` },
  ]
  const choose = (id: string): void =>
    onChange({ ...filter, period: periodWeeks.find((one) => String(one) === id) ?? range })
  return (
    <div className="flex flex-wrap items-end gap-3 rounded-lg bg-white p-4 shadow-card">
      <div className="w-[160px]">
        <SelectField
          label={t`Период`}
          options={periods}
          value={typeof period === 'number' ? String(period) : 'own'}
          onChange={choose}
        />
      </div>
      {typeof period !== 'number' && (
        <DateRangeField
          label={t`Дни`}
          value={period}
          onChange={(next) => onChange({ ...filter, period: next ?? range })}
        />
      )}
      <div className="w-[220px]">
        <ComboField
          label={t`Отдел`}
          placeholder={t`Все`}
          options={departments}
          value={department === null ? null : String(department)}
          onChange={(id) => onChange({ ...filter, department: id === null ? null : Number(id) })}
        />
      </div>
      <div className="w-[220px]">
        <ComboField
          label={t`Сотрудник`}
          placeholder={t`Все`}
          options={people}
          value={person === null ? null : String(person)}
          onChange={(id) => onChange({ ...filter, person: id === null ? null : Number(id) })}
        />
      </div>
    </div>
  )
}
