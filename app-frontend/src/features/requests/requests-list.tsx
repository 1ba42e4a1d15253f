import { Trans } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { useCallback } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListSkeleton } from './list-skeleton.tsx'
import { PendingBar } from './pending-bar.tsx'
import { RequestsTable, type RequestsTableProps } from './requests-table.tsx'
import type { Selection } from './selection.ts'
import { StaleBar } from './stale-bar.tsx'
import type { LiveRequests } from './use-live-requests.ts'
import type { useRequests } from './use-requests.ts'

interface RequestsListProps extends Omit<RequestsTableProps, 'onNearEnd' | 'fresh'> {
  query: ReturnType<typeof useRequests>
  rows: RequestRow[]
  selection: Selection
  live: LiveRequests
  /** null: the viewer may not create requests. */
  onCreate: (() => void) | null
  onReset: () => void
}

/** One of: rows on their way, an error, an explained emptiness, the table. Rows once shown stay through an error. */
export function RequestsList({ query, live, onCreate, onReset, ...table }: RequestsListProps) {
  const { data, error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage])
  const retry = (): void => void refetch()
  const first = data?.pages[0]
  if (!first || (isPlaceholderData && error))
    return error ? <ErrorState error={error} onRetry={retry} /> : <ListSkeleton />
  if (table.rows.length === 0 && !isPlaceholderData) {
    const everything = first.counts.open + first.counts.closed
    return (
      <>
        {error && <StaleBar error={error} asOf={first.asOf} now={table.now} onRetry={retry} />}
        {first.firstContactOnly && <FirstContactNote />}
        <EmptyList selection={table.selection} everything={everything} onCreate={onCreate} onReset={onReset} />
      </>
    )
  }
  return (
    <>
      {error && <StaleBar error={error} asOf={first.asOf} now={table.now} onRetry={retry} />}
      {first.firstContactOnly && <FirstContactNote />}
      {live.pending && <PendingBar pending={live.pending} onShow={live.showPending} />}
      <div aria-busy={isPlaceholderData} className="relative flex min-h-0 flex-1 flex-col aria-busy:*:opacity-60">
        <RequestsTable {...table} fresh={live.fresh} onNearEnd={more} />
      </div>
      {isFetchingNextPage && (
        <p role="status" className="border-t border-line py-1.5 text-center text-12 text-ink-3">
          <Trans>Загружаем следующие запросы</Trans>
        </p>
      )}
    </>
  )
}

function FirstContactNote() {
  return (
    <p role="note" className="border-b border-amber-line bg-amber-soft px-4 py-2 text-12 text-amber-ink">
      <Trans>
        Портал давно не обновляли: он ищет запросы только по первому контакту. Запросы, где клиент назван вторым, здесь
        могут не показаться.
      </Trans>
    </p>
  )
}
