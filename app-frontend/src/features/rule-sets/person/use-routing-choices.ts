import type { FoundClients, RoutingChoices, RoutingPeople } from '@poryadok/app-backend/routing/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../lib/services.ts'

/** Mailboxes and sources of the portal, for the conditions of groups. */
export function useRoutingChoices(): RoutingChoices {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['routing-choices'],
    queryFn: () => api.get<RoutingChoices>('/api/routing/choices'),
    staleTime: 60_000,
  })
  return data ?? { mailboxes: [], sources: [] }
}

/** Who is away now, and how many open requests each has. */
export function useRoutingPeople(): RoutingPeople['people'] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['routing-people'],
    queryFn: () => api.get<RoutingPeople>('/api/routing/people'),
    staleTime: 60_000,
  })
  return data?.people ?? []
}

/** Companies and contacts by their name; nothing is asked for less than two letters. */
export function useFoundClients(search: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['routing-clients', search],
    queryFn: () => api.get<FoundClients>('/api/routing/clients', { search }),
    enabled: search.trim().length >= 2,
    staleTime: 60_000,
  })
}
