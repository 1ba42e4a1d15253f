import type { LetterOutcome, LetterPage } from '@poryadok/app-backend/intake/contract'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** While letters wait, their fate is looked at again after this time, ms. */
const lookAgain = 4_000

/** Letters of the portal, newest first, with the counts of all outcomes; null: of every outcome. */
export function useLetters(outcome: LetterOutcome | null) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['letters', outcome],
    queryFn: ({ pageParam }) =>
      api.get<LetterPage>('/api/letters', { outcome: outcome ?? undefined, before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: LetterPage) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.pages[0]?.counts.waiting ? lookAgain : false),
  })
}

/** Puts a letter back into the queue; what becomes of it is seen in the journal. */
export function useRetryLetter() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api.post(`/api/letters/${id}/retry`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}
