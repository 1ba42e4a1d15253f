import type {
  DeadJobDetails,
  DeadJobPage,
  DeadJobsAnswer,
  DeadJobsBody,
} from '@poryadok/app-backend/operations/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** Work that was given up, newest first; null: of every queue. */
export function useDeadJobs(queue: string | null) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['dead-jobs', queue],
    queryFn: ({ pageParam }) =>
      api.get<DeadJobPage>('/api/operations/dead-jobs', { queue: queue ?? undefined, before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
}

export function useDeadJob(id: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['dead-job', id],
    queryFn: () => api.get<DeadJobDetails>(`/api/operations/dead-jobs/${id}`),
  })
}

/** run: back into the queue with fresh tries; discard: given up for good. */
export function useDeadJobsAct(act: 'run' | 'discard') {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (ids: number[]) =>
      api.post<DeadJobsAnswer>(`/api/operations/dead-jobs/${act}`, { ids } satisfies DeadJobsBody),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['dead-jobs'] }),
        cache.invalidateQueries({ queryKey: ['health'] }),
      ]),
  })
}
