import { useLingui } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { useTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { CellContext, columnsFor, features } from './columns.tsx'
import type { GridLayout } from './grid-layout.ts'
import { RequestRows } from './request-rows.tsx'
import type { Selection, SortColumn } from './selection.ts'

export interface RequestsTableProps {
  /** What the table holds, for screen readers; all of the client's requests when left out. */
  label?: string
  rows: RequestRow[]
  /** How many rows the selection holds in all. */
  total: number
  layout: GridLayout
  withContact: boolean
  selection: Pick<Selection, 'sort' | 'direction'>
  onSort: (sort: SortColumn, direction: 'asc' | 'desc') => void
  now: Date
  peeked: number | null
  fresh: ReadonlySet<number>
  onPeek: (id: number | null) => void
  onOpen: (id: number, path: string) => void
  onNearEnd: () => void
}

const label = 'px-2.5 text-left text-12h font-normal whitespace-nowrap'

/** The list as a native table with a sticky header; rows are virtual. */
export function RequestsTable(props: RequestsTableProps) {
  const { rows, total, layout, withContact, selection, onSort, now, peeked, onOpen } = props
  const { t, i18n } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsFor(layout, withContact), [layout, withContact])
  const sorting = useMemo(() => [{ id: selection.sort, desc: selection.direction === 'desc' }], [selection])
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => String(row.id),
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update
      if (next) onSort(next.id as SortColumn, next.desc ? 'desc' : 'asc')
    },
  })
  const cells = useMemo(() => ({ now, peeked, onOpen }), [now, peeked, onOpen])
  return (
    <CellContext value={cells}>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <table
          role="grid"
          aria-label={props.label ?? t`Запросы клиента`}
          aria-rowcount={total + 1}
          className="w-full table-fixed border-separate border-spacing-0 text-13h"
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={column.meta?.width ? { width: column.meta.width } : undefined} />
            ))}
          </colgroup>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted()
                  const heading = header.column.columnDef.meta && i18n._(header.column.columnDef.meta.heading)
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
                      className={`sticky top-0 z-10 h-[38px] border-b border-line bg-white first:pl-4 ${label} ${sorted ? 'text-ink' : 'text-ink-3'}`}
                    >
                      {header.column.getCanSort() ? (
                        <button
                          type="button"
                          onClick={header.column.getToggleSortingHandler()}
                          className="inline-flex h-6 items-center gap-1 rounded-xs hover:text-ink"
                        >
                          {heading}
                          <SortMark sorted={sorted} />
                        </button>
                      ) : (
                        heading
                      )}
                    </th>
                  )
                })}
              </tr>
            ))}
          </thead>
          <RequestRows {...props} table={table} scroller={scroller} columnCount={columns.length} />
        </table>
      </div>
    </CellContext>
  )
}

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  if (!sorted) return null
  const Mark = sorted === 'desc' ? ArrowDown : ArrowUp
  return <Mark size={13} strokeWidth={2} aria-hidden="true" />
}
