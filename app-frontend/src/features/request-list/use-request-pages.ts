import type { Boot } from '@poryadok/app-backend/portal/contract'
import type { ListPage, ListRow, PageQuery, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type Services, useServices } from '../../lib/services.ts'
import { shownColumns } from './shown-columns.ts'

export const listKey = ['request-list'] as const
export const pagesKey = ['request-list-pages'] as const

/** What pages are asked for. */
export interface Asked {
  /** In whose card the list stands; null: the list of all. */
  client: ClientRef | null
  selection: Selection
  search: string
  columns: readonly string[]
  /** Views that are counted along with the first page. */
  count: readonly string[]
}

/** Where the next page begins, and which records and words the search named on the first one. */
type From = Pick<PageQuery, 'after' | 'found' | 'search'>
export type ListPages = InfiniteData<ListPage, From>

export const fromTheStart: From = {}

export const pagesKeyOf = (asked: Asked) => [...pagesKey, asked] as const

export const fetchPage = (
  api: Services['api'],
  { client, selection, search, columns, count }: Asked,
  from: From,
): Promise<ListPage> =>
  api.post<ListPage>('/api/request-list/page', {
    client,
    selection,
    search,
    columns: [...columns],
    count: from.after ? [] : [...count],
    ...from,
  } satisfies PageQuery)

/** Pages of the selection, read from the portal as one scrolls; the first page of a client's card comes with the HTML. */
export function useRequestPages(asked: Asked, enabled = true) {
  const { api, boot } = useServices()
  const first = firstPageIn(boot, asked)
  return useInfiniteQuery({
    queryKey: pagesKeyOf(asked),
    queryFn: ({ pageParam }) => fetchPage(api, asked, pageParam),
    initialPageParam: fromTheStart,
    getNextPageParam: (last: ListPage): From | null =>
      last.next === null ? null : { after: last.next, found: last.found, search: last.readAs ?? asked.search },
    placeholderData: keepPreviousData,
    enabled,
    ...(first && {
      initialData: { pages: [first], pageParams: [fromTheStart] },
      // Views of the person's own are not counted before it is known who looks.
      initialDataUpdatedAt: asked.count.every((id) => id in first.counts) ? Date.parse(first.asOf) : 0,
    }),
  })
}

/** The page that came with the HTML, where it is the one that is asked for. */
function firstPageIn({ list, page, client }: Boot, asked: Asked): ListPage | null {
  if (!list || !page || !client || asked.search !== '') return null
  const came = [client, openView(list)?.selection, shownColumns(list.layout, client)]
  return JSON.stringify(came) === JSON.stringify([asked.client, asked.selection, asked.columns]) ? page : null
}

const openView = ({ views }: RequestList) => views.find(({ id }) => id === 'open')

/** Rows of all pages, each request once: one that moved down while one scrolls comes again with the next page. */
export const rowsOf = (pages: readonly ListPage[]): ListRow[] => [
  ...new Map(pages.flatMap((page) => page.rows.map((row) => [row.id, row] as const))).values(),
]
