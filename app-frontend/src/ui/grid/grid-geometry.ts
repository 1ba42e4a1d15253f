import type { GridColumn, GridView } from './grid-types.ts'

/** A column as it stands on the screen. */
export interface PlacedColumn<Row> {
  column: GridColumn<Row>
  /** px; the growing column takes what is left beyond it. */
  width: number
  /** A column that was dragged to a width grows no more. */
  grows: boolean
  /** Distance from the pinned edge, px; null: scrolls with the rest. */
  left: number | null
  right: number | null
}

/** The narrowest a column can be dragged to, px. */
export const narrowest = 48
/** Width of the column of ticks, px. */
export const tickWidth = 40

/** Visible columns: pinned ones at their edges, each with its distance from it. */
export function placeColumns<Row>(
  columns: readonly GridColumn<Row>[],
  view: GridView,
  withTicks: boolean,
): PlacedColumn<Row>[] {
  const visible = columns.filter(({ id, pinned }) => pinned || !view.hidden.includes(id))
  const widthOf = ({ id, width }: GridColumn<Row>): number => Math.max(narrowest, view.widths[id] ?? width)
  const start = visible.filter(({ pinned }) => pinned === 'start')
  const middle = visible.filter(({ pinned }) => !pinned)
  const end = visible.filter(({ pinned }) => pinned === 'end')
  const sum = (some: readonly GridColumn<Row>[]): number => some.reduce((total, column) => total + widthOf(column), 0)
  const offset = withTicks ? tickWidth : 0
  return [...start, ...middle, ...end].map((column) => ({
    column,
    width: widthOf(column),
    grows: Boolean(column.grows) && view.widths[column.id] === undefined,
    left: column.pinned === 'start' ? offset + sum(start.slice(0, start.indexOf(column))) : null,
    right: column.pinned === 'end' ? sum(end.slice(end.indexOf(column) + 1)) : null,
  }))
}

/** Width below which the grid scrolls sideways, px. */
export const leastWidth = (placed: readonly { width: number }[], withTicks: boolean): number =>
  placed.reduce((total, { width }) => total + width, withTicks ? tickWidth : 0)
