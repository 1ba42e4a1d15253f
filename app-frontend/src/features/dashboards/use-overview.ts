import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import type { DepartmentTree } from '@poryadok/app-backend/people/contract'
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

/** Departments as a choice; none while the app has no right to them. */
export function useDepartmentOptions(): { id: string; label: string }[] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: () => api.get<DepartmentTree>('/api/departments'),
    staleTime: 60_000,
  })
  return (data?.departments ?? []).map(({ id, name }) => ({ id: String(id), label: name }))
}
