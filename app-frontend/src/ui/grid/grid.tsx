import { useMemo, useRef } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { leastWidth, placeColumns, tickWidth } from './grid-geometry.ts'
import { GridHead } from './grid-head.tsx'
import { GridRows } from './grid-rows.tsx'
import { type GridProps, type GridView, plainView } from './grid-types.ts'

/**
 * A table of records: native markup, sticky header, virtual rows, pinned columns. It fills its parent's height and
 * scrolls inside, so the page never scrolls sideways. The owner keeps rows, sorting, ticks and the view.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    total,
    view = plainView,
    onView,
    sort = null,
    onSort,
    ticked,
    onTick,
    empty,
  } = props
  const scroller = useRef<HTMLDivElement>(null)
  const sightWidth = useWidth(scroller)
  const withTicks = Boolean(ticked && onTick)
  const placed = useMemo(() => placeColumns(columns, view, withTicks), [columns, view, withTicks])
  const dense = view.density === 'dense'
  const all = rows.length > 0 && rows.every((row) => ticked?.has(rowKey(row)))
  const ticks =
    ticked && onTick
      ? {
          all,
          some: !all && ticked.size > 0,
          onAll: (on: boolean) => onTick(on ? new Set(rows.map(rowKey)) : new Set()),
        }
      : null
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <table
        role="grid"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-multiselectable={withTicks ? true : undefined}
        style={{ minWidth: leastWidth(placed, withTicks) }}
        className="w-full table-fixed border-separate border-spacing-0 text-13h"
      >
        <colgroup>
          {withTicks && <col style={{ width: tickWidth }} />}
          {placed.map(({ column, width, grows }) => (
            <col key={column.id} style={grows ? undefined : { width }} />
          ))}
        </colgroup>
        <GridHead
          placed={placed}
          sort={sort}
          onSort={onSort}
          onResize={onView && ((column, width) => onView(resized(view, column, width)))}
          ticks={ticks}
          dense={dense}
        />
        <GridRows {...props} {...{ placed, scroller, dense, sightWidth }} />
      </table>
      {rows.length === 0 && empty}
    </div>
  )
}

function resized(view: GridView, column: string, width: number | null): GridView {
  const { [column]: _, ...others } = view.widths
  return { ...view, widths: width === null ? others : { ...others, [column]: width } }
}
