import type { Item } from '../store/records.ts'
import type { Params } from '../wire/params.ts'
import { asText } from '../wire/params.ts'
import type { Cell, Column } from './column.ts'
import type { ColumnFinder } from './filter.ts'

export interface Order<Row = Item> {
  /** Set when the order is by id alone: then no sorting is needed. */
  byId: 'asc' | 'desc' | null
  /** Set when the order is by one field, equal values by ascending id: an index may give it. */
  byField?: { column: Column<Row>; descending: boolean }
  compare(a: Row, b: Row): number
}

export function compileOrder<Row extends { id: number | string }>(
  order: Params,
  find: ColumnFinder<Row>,
  idName: string,
): Order<Row> {
  const keys: { column: Column<Row>; sign: number; isId: boolean }[] = []
  for (const [name, direction] of Object.entries(order)) {
    const column = find(name)
    if (column) keys.push({ column, sign: /^desc/i.test(asText(direction)) ? -1 : 1, isId: name === idName })
  }
  const first = keys[0]
  const byId = first === undefined ? 'asc' : first.isId ? (first.sign > 0 ? 'asc' : 'desc') : null
  const [lead, then] = keys
  const single = lead && !lead.isId && (!then || (then.isId && then.sign > 0)) ? lead : undefined
  return {
    byId,
    ...(single ? { byField: { column: single.column, descending: single.sign < 0 } } : {}),
    compare(a, b) {
      for (const { column, sign } of keys) {
        const difference = compareCells(column.read(a)[0], column.read(b)[0])
        if (difference !== 0) return difference * sign
      }
      return a.id < b.id ? -1 : 1
    },
  }
}

/** Empty comes first, as NULL does in MySQL. */
function compareCells(a: Cell | undefined, b: Cell | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}
