import type { FullnessReport, Gaps } from '@poryadok/app-backend/dashboards/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export interface FullnessFilter {
  entityTypeId: number
  days: number | null
  responsible: number | null
  department: number | null
}

const paramsOf = ({ entityTypeId, days, responsible, department }: FullnessFilter): URLSearchParams =>
  new URLSearchParams({
    entityTypeId: String(entityTypeId),
    ...(days === null ? {} : { days: String(days) }),
    ...(responsible === null ? {} : { responsible: String(responsible) }),
    ...(department === null ? {} : { department: String(department) }),
  })

export function useFullness(filter: FullnessFilter) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['fullness', filter],
    queryFn: () => api.get<FullnessReport>(`/api/dashboards/fullness?${paramsOf(filter).toString()}`),
    placeholderData: keepPreviousData,
  })
}

export function useGaps(filter: FullnessFilter, field: string) {
  const { api } = useServices()
  const params = paramsOf(filter)
  params.set('field', field)
  return useQuery({
    queryKey: ['gaps', filter, field],
    queryFn: () => api.get<Gaps>(`/api/dashboards/gaps?${params.toString()}`),
  })
}
