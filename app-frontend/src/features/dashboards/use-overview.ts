import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import type { DayRange } from '../../ui/date-range-field.tsx'
import type { PeriodWeeks } from '../reports/report-period.ts'

export interface OverviewFilter {
  /** Whole weeks that end today, or days of one's own. */
  period: PeriodWeeks | DayRange
  department: number | null
  person: number | null
}

export function useOverview({ from, to }: DayRange, { department, person }: OverviewFilter) {
  const { api } = useServices()
  const params = new URLSearchParams({
    from,
    to,
    ...(department === null ? {} : { department: String(department) }),
    ...(person === null ? {} : { person: String(person) }),
  }).toString()
  return useQuery({
    queryKey: ['dashboard', params],
    queryFn: () => api.get<Overview>(`/api/dashboards/overview?${params}`),
    placeholderData: keepPreviousData,
  })
}
