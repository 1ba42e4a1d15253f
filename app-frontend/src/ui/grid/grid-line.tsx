import { useLingui } from '@lingui/react/macro'
import { CheckboxField } from '../checkbox-field.tsx'
import { EditCell } from './edit-cell.tsx'
import type { PlacedColumn } from './grid-geometry.ts'
import { pinnedStyle } from './pinned-style.ts'

interface GridLineProps<Row> {
  row: Row
  index: number
  placed: readonly PlacedColumn<Row>[]
  name: string
  dense: boolean
  /** null: no ticks. */
  tick: { on: boolean; onChange: (on: boolean) => void } | null
  opened: boolean
  fresh: boolean
  /** The row needs a decision. */
  troubled: boolean
  tabStop: boolean
  onFocus: () => void
  onOpen: (() => void) | undefined
  onEdit: ((column: string, text: string) => void) | undefined
}

/** The bar at the left of the open row. */
const openMark = 'shadow-[inset_3px_0_0_var(--color-accent)]'

function groundOf({ opened, tick, troubled }: Pick<GridLineProps<unknown>, 'opened' | 'tick' | 'troubled'>): string {
  if (opened) return 'bg-peeked'
  if (tick?.on) return 'bg-picked'
  return troubled ? 'bg-red-row' : 'bg-white hover:bg-hover'
}

/** One row of the grid. */
export function GridLine<Row>(props: GridLineProps<Row>) {
  const { row, index, placed, name, dense, tick, opened, fresh, troubled, tabStop, onFocus, onOpen, onEdit } = props
  const { t } = useLingui()
  const cell = `overflow-hidden bg-inherit px-2.5 ${dense ? 'h-9 py-1' : 'h-[61px] py-[9px]'} ${troubled ? '' : 'border-b border-line'}`
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={tick ? tick.on : undefined}
      aria-current={opened ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
      className={`group outline-offset-[-2px] ${groundOf(props)} ${fresh ? 'animate-fresh' : ''}`}
    >
      {tick && (
        // A click beside the small box still means the box.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space on the row ticks it
        <td
          className={`${cell} sticky left-0 z-10 w-10 pl-3 ${opened ? openMark : ''}`}
          onClick={(event) => event.stopPropagation()}
        >
          <CheckboxField hidden label={t`Отметить: ${name}`} value={tick.on} onChange={tick.onChange} outOfTabs />
        </td>
      )}
      {placed.map((place, at) => {
        const { column } = place
        const shown = column.cell(row)
        return (
          <td
            key={column.id}
            style={pinnedStyle(place)}
            className={`${cell} ${column.pinned ? 'sticky z-10' : ''} ${column.align === 'right' ? 'text-right' : ''} ${at === 0 && !tick ? 'pl-4' : ''} ${at === 0 && opened && !tick ? openMark : ''}`}
          >
            {column.edit && onEdit ? (
              <EditCell row={row} edit={column.edit} shown={shown} onEdit={(text) => onEdit(column.id, text)} />
            ) : (
              shown
            )}
          </td>
        )
      })}
    </tr>
  )
}
