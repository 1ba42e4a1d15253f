import type { AuditPage } from '@poryadok/app-backend/audit/contract'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { type TrailFilter, trailQuery } from './trail-filter.ts'

/** Lines of the trail that the filter lets through, newest first. */
export function useTrail(filter: TrailFilter) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      api.get<AuditPage>('/api/audit', { ...trailQuery(filter), before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
}

/** All lines that the filter lets through, as a file. */
export function useTrailFile(filter: TrailFilter) {
  const { api } = useServices()
  return useMutation({
    mutationFn: () => {
      const query = new URLSearchParams(
        Object.entries(trailQuery(filter)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      )
      query.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
      return api.download(`/api/audit/export?${query}`, 'audit.xlsx')
    },
  })
}
