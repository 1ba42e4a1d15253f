import type { ListPage, ListRow, PageQuery, Selection } from '@poryadok/app-backend/request-list/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export const listKey = ['request-list'] as const
export const pagesKey = ['request-list-pages'] as const

/** What pages are asked for. */
export interface Asked {
  selection: Selection
  search: string
  columns: readonly string[]
  /** Views that are counted along with the first page. */
  count: readonly string[]
}

/** Where the next page begins, and which records and words the search named on the first one. */
type From = Pick<PageQuery, 'after' | 'found' | 'search'>

const fromTheStart: From = {}

/** Pages of the selection, read from the portal as one scrolls. */
export function useRequestPages({ selection, search, columns, count }: Asked) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: [...pagesKey, { selection, search, columns, count }],
    queryFn: ({ pageParam }) =>
      api.post<ListPage>('/api/request-list/page', {
        selection,
        search,
        columns: [...columns],
        count: pageParam.after ? [] : [...count],
        ...pageParam,
      } satisfies PageQuery),
    initialPageParam: fromTheStart,
    getNextPageParam: (last: ListPage): From | null =>
      last.next === null ? null : { after: last.next, found: last.found, search: last.readAs ?? search },
    placeholderData: keepPreviousData,
  })
}

/** Rows of all pages, each request once: one that moved down while one scrolls comes again with the next page. */
export const rowsOf = (pages: readonly ListPage[]): ListRow[] => [
  ...new Map(pages.flatMap((page) => page.rows.map((row) => [row.id, row] as const))).values(),
]
