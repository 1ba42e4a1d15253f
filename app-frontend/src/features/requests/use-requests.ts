import type { ClientRef, RequestPage } from '@poryadok/app-backend/requests/contract'
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type Services, useServices } from '../../lib/services.ts'
import { isFirstSelection, type Selection } from './selection.ts'

export type RequestPages = InfiniteData<RequestPage, number>

export const requestsKey = (client: ClientRef, selection: Selection) => ['requests', client, selection] as const

export const fetchPage = (
  api: Services['api'],
  client: ClientRef,
  selection: Selection,
  offset: number,
): Promise<RequestPage> => api.get<RequestPage>('/api/requests', { ...client, ...selection, offset })

/** Pages of the client's requests; the first page of the first selection comes with the HTML. */
export function useRequests(client: ClientRef, selection: Selection, enabled = true) {
  const { api, boot } = useServices()
  const first = isFirstSelection(selection) ? boot.page : null
  return useInfiniteQuery({
    queryKey: requestsKey(client, selection),
    queryFn: ({ pageParam }) => fetchPage(api, client, selection, pageParam),
    initialPageParam: 0,
    getNextPageParam: (last: RequestPage) => last.nextOffset,
    placeholderData: keepPreviousData,
    enabled,
    ...(first && {
      initialData: { pages: [first], pageParams: [0] },
      initialDataUpdatedAt: Date.parse(first.asOf),
    }),
  })
}
