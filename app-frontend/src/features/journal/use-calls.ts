import type { CallDetails, CallPage } from '@poryadok/app-backend/operations/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import type { CallFilter } from './call-filter.ts'
import { callQuery } from './call-filter.ts'

/** Requests to the portal that the filter lets through, newest first. */
export function useCalls(filter: CallFilter) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['calls', filter],
    queryFn: ({ pageParam }) =>
      api.get<CallPage>('/api/operations/calls', { ...callQuery(filter), before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
}

export function useCall(id: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['call', id],
    queryFn: () => api.get<CallDetails>(`/api/operations/calls/${id}`),
    // What was asked and answered never changes.
    staleTime: Infinity,
  })
}
