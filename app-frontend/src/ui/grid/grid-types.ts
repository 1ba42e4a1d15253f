import type { ReactNode } from 'react'

export interface GridSort {
  column: string
  direction: 'asc' | 'desc'
}

/** What a person has made of a grid; kept per person by its owner. */
export interface GridView {
  hidden: readonly string[]
  /** Widths that were dragged, px. */
  widths: Readonly<Record<string, number>>
  density: 'cosy' | 'dense'
}

export interface GridEdit<Row> {
  /** Name of the field: «Вес». */
  label: string
  value: (row: Row) => string
  /** A sentence when the typed text cannot stand; null when it can. */
  fault?: (text: string, row: Row) => string | null
}

export interface GridColumn<Row> {
  id: string
  title: string
  /** px; a growing column takes this at least. */
  width: number
  /** Takes a share of the room that is left. */
  grows?: boolean
  sortable?: boolean
  /** Direction of the first press: numbers and dates begin with the greatest. */
  firstDirection?: 'asc' | 'desc'
  align?: 'right'
  /** Stays in sight while the others scroll sideways; cannot be hidden. */
  pinned?: 'start' | 'end'
  cell: (row: Row) => ReactNode
  edit?: GridEdit<Row>
}

export interface GridProps<Row> {
  /** Name of the grid for screen readers. */
  label: string
  columns: readonly GridColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Name of a row for its tick: «Запрос № 48 213». */
  rowLabel?: (row: Row) => string
  /** How many rows the selection holds in all; `rows` when left out. */
  total?: number
  view?: GridView
  onView?: (view: GridView) => void
  sort?: GridSort | null
  onSort?: (sort: GridSort) => void
  /** Given: rows have ticks. */
  ticked?: ReadonlySet<string>
  onTick?: (keys: Set<string>) => void
  /** The row that is open beside the grid. */
  opened?: string | null
  onOpen?: (row: Row) => void
  /** Rows that have just come: lit up once. */
  fresh?: ReadonlySet<string>
  /** Why the row needs a decision, with its choices; shown in a row of its own beneath. */
  problem?: (row: Row) => ReactNode
  onEdit?: (row: Row, column: string, text: string) => void
  /** Asked once the last rows come into sight. */
  onNearEnd?: () => void
  /** In place of rows. */
  empty?: ReactNode
}

export const plainView: GridView = { hidden: [], widths: {}, density: 'cosy' }
