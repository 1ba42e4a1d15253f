import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { CheckboxField } from '../checkbox-field.tsx'
import { ColumnResizer } from './column-resizer.tsx'
import type { PlacedColumn } from './grid-geometry.ts'
import type { GridColumn, GridSort } from './grid-types.ts'
import { pinnedStyle } from './pinned-style.ts'

interface GridHeadProps<Row> {
  placed: readonly PlacedColumn<Row>[]
  sort: GridSort | null
  onSort: ((sort: GridSort) => void) | undefined
  onResize: ((column: string, width: number | null) => void) | undefined
  /** null: no ticks. */
  ticks: { all: boolean; some: boolean; onAll: (on: boolean) => void } | null
  dense: boolean
}

const headCell = 'sticky top-0 border-b border-line bg-white px-2.5 text-left text-12h font-normal whitespace-nowrap'

/** Names of the columns; a press on a sortable one sorts by it, the next one turns the order. */
export function GridHead<Row>({ placed, sort, onSort, onResize, ticks, dense }: GridHeadProps<Row>) {
  const { t } = useLingui()
  const height = dense ? 'h-[34px]' : 'h-[38px]'
  return (
    <thead>
      <tr aria-rowindex={1}>
        {ticks && (
          <th scope="col" className={`${headCell} ${height} left-0 z-30 w-10 pl-3`}>
            <CheckboxField
              hidden
              label={t`Отметить все строки`}
              value={ticks.all}
              partly={ticks.some}
              onChange={ticks.onAll}
            />
          </th>
        )}
        {placed.map((place, index) => {
          const { column } = place
          const sorted = sort?.column === column.id ? sort.direction : null
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
              style={pinnedStyle(place)}
              className={`${headCell} ${height} ${column.pinned ? 'z-30' : 'z-20'} ${column.align === 'right' ? 'text-right' : ''} ${sorted ? 'text-ink' : 'text-ink-3'} ${index === 0 && !ticks ? 'pl-4' : ''}`}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  onClick={() => onSort(nextSort(column, sort))}
                  className="inline-flex h-6 max-w-full items-center gap-1 rounded-xs hover:text-ink"
                >
                  <span className="truncate">{column.title}</span>
                  {sorted === 'desc' && <ArrowDown size={13} strokeWidth={2} aria-hidden="true" />}
                  {sorted === 'asc' && <ArrowUp size={13} strokeWidth={2} aria-hidden="true" />}
                </button>
              ) : (
                <span className="block truncate">{column.title}</span>
              )}
              {onResize && column.pinned !== 'end' && (
                <ColumnResizer
                  title={column.title}
                  width={place.width}
                  onResize={(width) => onResize(column.id, width)}
                />
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function nextSort<Row>(column: GridColumn<Row>, sort: GridSort | null): GridSort {
  if (sort?.column !== column.id) return { column: column.id, direction: column.firstDirection ?? 'asc' }
  return { column: column.id, direction: sort.direction === 'asc' ? 'desc' : 'asc' }
}
