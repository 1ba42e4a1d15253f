import { useLingui } from '@lingui/react/macro'
import type { ListRow, RequestList } from '@poryadok/app-backend/request-list/contract'
import { type ReactNode, useMemo } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { LoadingState } from '../../ui/loading-state.tsx'
import { StaleBar } from '../requests/stale-bar.tsx'
import type { useListState } from './use-list-state.ts'
import type { useRequestPages } from './use-request-pages.ts'

export interface ListTableProps {
  /** What the table holds, for screen readers. */
  label: string
  list: RequestList
  state: ReturnType<typeof useListState>
  pages: ReturnType<typeof useRequestPages>
  rows: readonly ListRow[]
  columns: readonly GridColumn<ListRow>[]
  /** null: not told yet. */
  total: number | null
  ticked: ReadonlySet<string>
  onTick: (ticked: Set<string>) => void
  opened: number | null
  onOpen: (row: ListRow) => void
  onEdit: (row: ListRow, column: string, text: string) => void
  /** Rows that have just come. */
  fresh: ReadonlySet<string>
  now: Date
  /** In place of rows where there are none. */
  nothing: ReactNode
}

/**
 * The rows, and what stands in their place while there are none. Rows once shown stay through an error; those of the view before
 * stand dimmed until the new ones come, and are neither ticked nor changed.
 */
export function ListTable(props: ListTableProps) {
  const { label, list, state, pages, rows, columns, total, ticked, onTick, opened, onOpen, onEdit, fresh, now } = props
  const { t } = useLingui()
  const words = useWording()
  const { layout, setLayout, selection, select } = state
  const view = useMemo(() => ({ hidden: [], widths: layout.widths, density: layout.density }), [layout])
  const { data, error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = pages
  // A failed page is asked for again by the person: otherwise the end of the list would ask without end.
  const more = (): void => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData && !error) void fetchNextPage()
  }
  const retry = (): void => void (pages.isFetchNextPageError ? fetchNextPage() : pages.refetch())
  const first = data?.pages[0]
  if (!first || (isPlaceholderData && (error || rows.length === 0)))
    return error ? <ErrorState error={error} onRetry={retry} /> : <LoadingState />
  const stale = error && <StaleBar error={error} asOf={first.asOf} now={now} onRetry={retry} />
  if (rows.length === 0)
    return (
      <>
        {stale}
        {props.nothing}
      </>
    )
  return (
    <>
      {stale}
      <div aria-busy={isPlaceholderData} className="flex min-h-0 flex-1 flex-col aria-busy:*:opacity-60">
        <Grid
          label={label}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowLabel={({ id }) => words.requestNumber(id)}
          total={total ?? rows.length}
          view={view}
          onView={({ widths, density }) => setLayout({ ...layout, widths: { ...widths }, density })}
          sort={{ column: selection.sort.field, direction: selection.sort.direction }}
          onSort={({ column, direction }) => select({ ...selection, sort: { field: column, direction } })}
          ticked={ticked}
          onTick={(next) => {
            if (!isPlaceholderData) onTick(next)
          }}
          opened={opened === null ? null : String(opened)}
          onOpen={onOpen}
          fresh={fresh}
          {...(list.may.change && !isPlaceholderData ? { onEdit } : {})}
          onNearEnd={more}
        />
      </div>
      {isFetchingNextPage && (
        <p role="status" className="border-t border-line py-1.5 text-center text-12 text-ink-3">
          {t`Загружаем следующие запросы`}
        </p>
      )}
    </>
  )
}
