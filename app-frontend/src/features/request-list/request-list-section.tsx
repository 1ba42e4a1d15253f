import type { RequestList as RequestListData } from '@poryadok/app-backend/request-list/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RequestListScreen } from './request-list-screen.tsx'
import { listKey } from './use-request-pages.ts'

/** All requests that the viewer may see. */
export default function RequestListSection() {
  const { api } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: listKey,
    queryFn: () => api.get<RequestListData>('/api/request-list'),
    staleTime: 5 * 60_000,
  })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <RequestListScreen list={data} />
}
