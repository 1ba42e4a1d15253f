import type { DepartmentTree, PeoplePage } from '@poryadok/app-backend/people/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const kept = 5 * 60_000

/** People and departments of the portal, for a mailbox's fields. Empty while they are read, or where the app may not know them. */
export function useColleagues() {
  const { api } = useServices()
  const people = useQuery({
    queryKey: ['people', 'all'],
    queryFn: () => api.get<PeoplePage>('/api/people', { limit: 500 }),
    staleTime: kept,
  })
  const departments = useQuery({
    queryKey: ['departments'],
    queryFn: () => api.get<DepartmentTree>('/api/departments'),
    staleTime: kept,
  })
  return { people: people.data?.people ?? [], departments: departments.data?.departments ?? [] }
}
