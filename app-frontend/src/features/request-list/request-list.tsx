import type { RequestList as RequestListData } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useQuery } from '@tanstack/react-query'
import { afterPaint } from '../../lib/after-paint.ts'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RequestListScreen } from './request-list-screen.tsx'
import { listKey } from './use-request-pages.ts'

/** Requests that the viewer may see: all of them, or those of the client in whose card the list stands. */
export function RequestList({ client }: { client: ClientRef | null }) {
  const { api, boot } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: listKey,
    queryFn: async () => {
      if (boot.list) await afterPaint()
      return api.get<RequestListData>('/api/request-list')
    },
    staleTime: 5 * 60_000,
    // What comes with the HTML lacks the names of people: they are asked for after the first row.
    ...(boot.list && { initialData: boot.list, initialDataUpdatedAt: 0 }),
  })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <RequestListScreen list={data} client={client} />
}
