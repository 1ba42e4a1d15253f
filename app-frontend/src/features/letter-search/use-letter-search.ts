import type { SearchPage } from '@poryadok/app-backend/letter-search/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** Shorter words are not looked for. */
export const shortest = 2

/** Letters with the words, newest first, of requests that this person may read. */
export function useLetterSearch(text: string) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['letter-search', text],
    queryFn: ({ pageParam }) => api.get<SearchPage>('/api/letters/search', { text, before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: SearchPage) => last.next,
    enabled: text.length >= shortest,
    placeholderData: keepPreviousData,
  })
}
