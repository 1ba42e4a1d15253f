import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import type { ReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { GridFeatures, GridLayout } from './columns.tsx'
import type { RequestsTableProps } from './requests-table.tsx'
import { useFirstRowMark } from './use-first-row-mark.ts'

interface RequestRowsProps extends RequestsTableProps {
  table: ReactTable<GridFeatures, RequestRow>
  scroller: RefObject<HTMLDivElement | null>
  columnCount: number
}

/** Height of a row before it is measured, px. */
const rowHeight: Record<GridLayout, number> = { wide: 61, tight: 61, narrow: 61 }
/** So many rows before the end the next page is asked for. */
const nearEnd = 10

/** Virtual rows between two spacers; one row takes part in the Tab order, arrows move it. */
export function RequestRows(props: RequestRowsProps) {
  const { table, scroller, columnCount, layout, peeked, fresh, onPeek, onNearEnd } = props
  const rows = table.getRowModel().rows
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const wantsFocus = useRef(false)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight[layout],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 1000, height: 700 },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)
  const lastIndex = last?.index ?? 0
  const tabStop = items.some((item) => item.index === current) ? current : items[0]?.index
  useFirstRowMark(items.length > 0)
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - nearEnd) onNearEnd()
  }, [lastIndex, rows.length, onNearEnd])
  useEffect(() => {
    const row = wantsFocus.current && body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    wantsFocus.current = true
    virtual.scrollToIndex(next)
    setCurrent(next)
    const row = rows[next]
    if (peeked !== null && row) onPeek(row.original.id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = Number(
      (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? current,
    )
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }
    const step = steps[event.key]
    const row = rows[index]
    if (step !== undefined) go(step)
    else if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement && row) onPeek(row.original.id)
    else return
    event.preventDefault()
  }
  const above = items[0]?.start ?? 0
  const below = last ? virtual.getTotalSize() - last.end : 0
  return (
    <tbody ref={body} onKeyDown={onKeyDown}>
      {above > 0 && <Spacer height={above} columnCount={columnCount} />}
      {items.map((item) => {
        const row = rows[item.index]
        if (!row) return null
        const isPeeked = row.original.id === peeked
        return (
          <tr
            key={row.id}
            ref={virtual.measureElement}
            data-index={item.index}
            data-request={row.id}
            aria-rowindex={item.index + 2}
            aria-selected={isPeeked}
            tabIndex={item.index === tabStop ? 0 : -1}
            onFocus={() => setCurrent(item.index)}
            onClick={() => onPeek(row.original.id)}
            className={`group outline-offset-[-2px] ${isPeeked ? 'bg-peeked' : 'hover:bg-hover'} ${fresh.has(row.original.id) ? 'animate-fresh' : ''}`}
          >
            {row.getAllCells().map((cell) => (
              <td
                key={cell.id}
                className="h-[61px] overflow-hidden border-b border-line px-2.5 py-[9px] first:pl-4 group-aria-selected:first:shadow-[inset_3px_0_0_var(--color-accent)]"
              >
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        )
      })}
      {below > 0 && <Spacer height={below} columnCount={columnCount} />}
    </tbody>
  )
}

const Spacer = ({ height, columnCount }: { height: number; columnCount: number }) => (
  <tr aria-hidden="true">
    <td colSpan={columnCount} className="p-0" style={{ height }} />
  </tr>
)
