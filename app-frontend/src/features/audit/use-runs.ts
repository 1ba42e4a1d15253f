import type { RunDetails, RunPage } from '@poryadok/app-backend/audit/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export type RunChoice = 'all' | 'live' | 'shadow' | 'dry' | 'undo' | 'refused'

const queryOf = (choice: RunChoice): Record<string, string | undefined> =>
  choice === 'all' ? {} : choice === 'refused' ? { refused: 'true' } : { mode: choice }

/** While something of a run waits, its fate is looked at again after this time, ms. */
const lookAgain = 3_000

/** Runs of rules and people, newest first. */
export function useRuns(choice: RunChoice) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['runs', choice],
    queryFn: ({ pageParam }) =>
      api.get<RunPage>('/api/audit/runs', { ...queryOf(choice), before: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.runs.some(({ endedAt }) => endedAt === null) ? lookAgain : false,
  })
}

/** One run with its first writes. */
export function useRun(id: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['run', id],
    queryFn: () => api.get<RunDetails>(`/api/audit/runs/${id}`),
    refetchInterval: (query) => (query.state.data?.run.endedAt === null ? lookAgain : false),
  })
}
