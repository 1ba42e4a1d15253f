import type { DepartmentTree } from '@poryadok/app-backend/people/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** The portal's departments, as a choice by number. */
export function useDepartmentOptions(): { id: string; label: string }[] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: () => api.get<DepartmentTree>('/api/departments'),
    staleTime: 60_000,
  })
  return (data?.departments ?? []).map(({ id, name }) => ({ id: String(id), label: name }))
}
