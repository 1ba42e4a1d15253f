import { useLingui } from '@lingui/react/macro'
import { ComboField } from '../../ui/combo-field.tsx'
import type { DayRange } from '../../ui/date-range-field.tsx'
import { PeriodFields } from '../reports/period-fields.tsx'
import { useDepartmentOptions } from '../rule-sets/use-department-options.ts'
import { usePeopleOptions } from '../rule-sets/use-people-options.ts'
import type { OverviewFilter } from './use-overview.ts'

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
  return (
    <div className="flex flex-wrap items-end gap-3 rounded-lg bg-white p-4 shadow-card">
      <PeriodFields period={period} range={range} onChange={(next) => onChange({ ...filter, period: next })} />
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
