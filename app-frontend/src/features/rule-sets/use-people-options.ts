import type { PeoplePage } from '@poryadok/app-backend/people/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** The portal's people, as a choice by number. */
export function usePeopleOptions(): { id: string; label: string; note?: string }[] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['people', 'all'],
    queryFn: () => api.get<PeoplePage>('/api/people?limit=500'),
    staleTime: 60_000,
  })
  return (data?.people ?? []).map(({ id, name, position }) => ({
    id: String(id),
    label: name,
    ...(position ? { note: position } : {}),
  }))
}
