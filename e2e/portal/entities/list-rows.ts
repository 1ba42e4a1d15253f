import type { Params } from '../wire/params.ts'
import { anyCase, asInt, asMap } from '../wire/params.ts'
import type { Answer } from '../wire/call.ts'
import type { Column } from './column.ts'
import { compileFilter } from './filter.ts'
import { PAGE } from './find.ts'
import { compileOrder } from './order.ts'

export type Columns<Row> = Record<string, Column<Row>>

/** A page of a small table (people, dictionaries, activities) in the common list manner; fields nobody knows are dropped. */
export function listRows<Row extends { id: number | string }>(
  rows: Iterable<Row>,
  columns: Columns<Row>,
  params: Params,
  show: (row: Row) => unknown,
): Answer {
  return pageOf(matchingRows(rows, columns, params), asInt(anyCase(params, 'start')), show)
}

/** Rows that meet `filter`, sorted by `order`. */
export function matchingRows<Row extends { id: number | string }>(
  rows: Iterable<Row>,
  columns: Columns<Row>,
  params: Params,
): Row[] {
  const find = (name: string): Column<Row> | undefined => columns[name] ?? columns[name.toUpperCase()]
  const matches = compileFilter(asMap(anyCase(params, 'filter')), find, false)
  const order = compileOrder(asMap(anyCase(params, 'order')), find, 'ID')
  return [...rows].filter(matches).sort((a, b) => order.compare(a, b))
}

/** Cuts a page of fifty; `start` -1 gives the first page without counting. */
export function pageOf<Row>(found: Row[], start: number, show: (row: Row) => unknown): Answer {
  const offset = Math.max(0, start)
  const result = found.slice(offset, offset + PAGE).map(show)
  if (start < 0) return { result, total: 0 }
  return { result, total: found.length, ...(offset + PAGE < found.length ? { next: offset + PAGE } : {}) }
}
