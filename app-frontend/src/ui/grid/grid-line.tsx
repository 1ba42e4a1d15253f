import { useLingui } from '@lingui/react/macro'
import { memo } from 'react'
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
  ticked: boolean | null
  opened: boolean
  fresh: boolean
  /** The row needs a decision. */
  troubled: boolean
  tabStop: boolean
  onTick: (row: Row) => void
  onFocus: (index: number) => void
  onOpen: ((row: Row) => void) | undefined
  onEdit: ((row: Row, column: string, text: string) => void) | undefined
}

/** The bar at the left of the open row. */
const openMark = 'shadow-[inset_3px_0_0_var(--color-accent)]'
/** The focus of the row, drawn by its cells: pinned ones would hide an outline of the row beneath them. */
const focusRing =
  'outline-none [&:focus-visible>td]:shadow-[inset_0_2px_0_var(--color-accent),inset_0_-2px_0_var(--color-accent)] ' +
  '[&:focus-visible>td:first-child]:shadow-[inset_0_2px_0_var(--color-accent),inset_0_-2px_0_var(--color-accent),inset_3px_0_0_var(--color-accent)] ' +
  '[&:focus-visible>td:last-child]:shadow-[inset_0_2px_0_var(--color-accent),inset_0_-2px_0_var(--color-accent),inset_-2px_0_0_var(--color-accent)]'

function groundOf({
  opened,
  ticked,
  troubled,
}: Pick<GridLineProps<unknown>, 'opened' | 'ticked' | 'troubled'>): string {
  if (opened) return 'bg-peeked'
  if (ticked) return 'bg-picked'
  return troubled ? 'bg-red-row' : 'bg-white hover:bg-hover'
}

function Line<Row>(props: GridLineProps<Row>) {
  const { row, index, placed, name, dense, ticked, opened, fresh, troubled, tabStop } = props
  const { onTick, onFocus, onOpen, onEdit } = props
  const { t } = useLingui()
  const cell = `overflow-hidden bg-inherit px-2.5 ${dense ? 'h-9 py-1' : 'h-[61px] py-[9px]'} ${troubled ? '' : 'border-b border-line'}`
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={ticked ?? undefined}
      aria-current={opened ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onFocus(index)}
      // What opens over the page out of a cell is no part of the row.
      onClick={onOpen && ((event) => event.currentTarget.contains(event.target as Node) && onOpen(row))}
      className={`group ${focusRing} ${groundOf(props)} ${fresh ? 'animate-fresh' : ''}`}
    >
      {ticked !== null && (
        // A click beside the small box still means the box.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space on the row ticks it
        <td
          className={`${cell} sticky left-0 z-10 w-10 pl-3 ${opened ? openMark : ''}`}
          onClick={(event) => event.stopPropagation()}
        >
          <CheckboxField hidden label={t`Отметить: ${name}`} value={ticked} onChange={() => onTick(row)} outOfTabs />
        </td>
      )}
      {placed.map((place, at) => {
        const { column } = place
        const shown = column.cell(row)
        return (
          <td
            key={column.id}
            style={pinnedStyle(place)}
            className={`${cell} ${column.pinned ? 'sticky z-10' : ''} ${column.align === 'right' ? 'text-right' : ''} ${at === 0 && ticked === null ? 'pl-4' : ''} ${at === 0 && opened && ticked === null ? openMark : ''}`}
          >
            {column.edit && onEdit ? (
              <EditCell row={row} edit={column.edit} shown={shown} onEdit={(text) => onEdit(row, column.id, text)} />
            ) : (
              shown
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** One row of the grid; it renders when something of its own changes, not with every tick of another. */
export const GridLine = memo(Line) as typeof Line
