import type { LetterDetails, LetterOutcome, LetterPage } from '@poryadok/app-backend/intake/contract'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { type JournalFilter, journalQuery } from './journal-filter.ts'

/** While letters wait, their fate is looked at again after this time; otherwise new ones are, ms. */
const lookAgain = 4_000
const lookForNew = 15_000

/** Letters that the filter lets through, newest first, with their counts by outcome; null: of every outcome. */
export function useLetters(filter: JournalFilter, outcome: LetterOutcome | null) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['letters', 'list', filter, outcome],
    queryFn: ({ pageParam }) =>
      api.get<LetterPage>('/api/letters', {
        ...journalQuery(filter),
        outcome: outcome ?? undefined,
        before: pageParam ?? undefined,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: LetterPage) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.pages[0]?.counts.waiting ? lookAgain : lookForNew),
  })
}

/** One letter with everything that is known of it. */
export function useLetter(id: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['letters', 'one', id],
    queryFn: () => api.get<LetterDetails>(`/api/letters/${id}`),
    refetchInterval: (query) => (query.state.data?.letter.outcome === 'waiting' ? lookAgain : false),
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

/** Leaves a quarantined letter aside for good, with a note for colleagues. */
export function useIgnoreLetter(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (note: string) => api.post(`/api/letters/${id}/ignore`, { note }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}

/** Sends everything in quarantine through the normal way again. */
export function useRecoverAll() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<{ taskId: string }>('/api/letters/recover', {}),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}
