import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import type { ReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import type { GridFeatures } from './columns.tsx'
import type { RequestsTableProps } from './requests-table.tsx'
import { useFirstRowMark } from './use-first-row-mark.ts'
import { useRowKeys } from './use-row-keys.ts'

type Table = ReactTable<GridFeatures, RequestRow>
type Row = ReturnType<Table['getRowModel']>['rows'][number]

interface RequestRowsProps extends RequestsTableProps {
  table: Table
  scroller: RefObject<HTMLDivElement | null>
  columnCount: number
}

/** Height of a row before it is measured, px. */
const rowHeight = 61
/** So many rows before the end the next page is asked for. */
const nearEnd = 10

/** Virtual rows between two spacers. */
export function RequestRows(props: RequestRowsProps) {
  const { table, scroller, columnCount, rows: data, peeked, fresh, onPeek, onNearEnd } = props
  const rows = table.getRowModel().rows
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 1000, height: 700 },
  })
  const keys = useRowKeys({ body, rows: data, peeked, onPeek, scrollTo: (index) => virtual.scrollToIndex(index) })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)
  const lastIndex = last?.index ?? 0
  useFirstRowMark(items.length > 0)
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - nearEnd) onNearEnd()
  }, [lastIndex, rows.length, onNearEnd])
  // One row takes part in the Tab order; scrolled away, it hands its place to the first one in sight.
  const tabStop = items.some((item) => item.index === keys.current) ? keys.current : items[0]?.index
  return (
    <tbody ref={body} onKeyDown={keys.onKeyDown}>
      <Spacer height={items[0]?.start ?? 0} columnCount={columnCount} />
      {items.map(({ index }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <Line
            key={row.id}
            {...{ table, row, index }}
            measure={columnCount === 1 ? virtual.measureElement : undefined}
            peeked={row.original.id === peeked}
            fresh={fresh.has(row.original.id)}
            tabStop={index === tabStop}
            onFocus={() => keys.setCurrent(index)}
            onPeek={() => onPeek(row.original.id)}
          />
        )
      })}
      <Spacer height={last ? virtual.getTotalSize() - last.end : 0} columnCount={columnCount} />
    </tbody>
  )
}

interface LineProps {
  table: Table
  row: Row
  index: number
  /** Rows of the narrow layout alone differ in height; measuring each makes the browser lay out in the commit. */
  measure: ((element: Element | null) => void) | undefined
  peeked: boolean
  fresh: boolean
  tabStop: boolean
  onFocus: () => void
  onPeek: () => void
}

const Line = ({ table, row, index, measure, peeked, fresh, tabStop, onFocus, onPeek }: LineProps) => (
  <tr
    ref={measure}
    data-index={index}
    data-request={row.id}
    aria-rowindex={index + 2}
    aria-selected={peeked}
    tabIndex={tabStop ? 0 : -1}
    onFocus={onFocus}
    onClick={onPeek}
    className={`group outline-offset-[-2px] ${peeked ? 'bg-peeked' : 'hover:bg-hover'} ${fresh ? 'animate-fresh' : ''}`}
  >
    {row.getAllCells().map((cell) => (
      <td
        key={cell.id}
        className="h-[61px] overflow-hidden border-b border-line px-2.5 py-[9px] first:pl-4 last:pr-4 group-aria-selected:first:shadow-[inset_3px_0_0_var(--color-accent)]"
      >
        <table.FlexRender cell={cell} />
      </td>
    ))}
  </tr>
)

const Spacer = ({ height, columnCount }: { height: number; columnCount: number }) =>
  height > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={columnCount} className="p-0" style={{ height }} />
    </tr>
  ) : null
