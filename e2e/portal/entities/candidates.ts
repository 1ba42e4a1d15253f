import type { ItemTable } from '../store/item-table.ts'
import type { Bounds } from '../store/order-index.ts'
import { unionOf } from '../store/sorted-ids.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Cell, Column } from './column.ts'
import type { ColumnFinder } from './filter.ts'
import { filterKey } from './filter.ts'

/** Rows among which all matches are, found by an index. They are tested again: an index may hold too many, never too few. */
interface Candidates {
  size: number
  /** Ascending. */
  ids(): readonly number[]
}

interface Place {
  table: ItemTable
  find: ColumnFinder
  /** `id` or `ID`. */
  idName: string
  /** Numeric keys hold groups and `logic` counts: crm.item.list. */
  nested: boolean
}

/** The narrowest way an index gives into a filter; null = there is none and the table has to be walked. */
export function candidatesOf(place: Place, filter: Params): Candidates | null {
  const entries = Object.entries(filter).filter(([key]) => key.toLowerCase() !== 'logic')
  const ways = entries.map(([key, value]) =>
    place.nested && /^\d+$/.test(key) ? candidatesOf(place, asMap(value)) : ofCondition(place, key, value),
  )
  if (place.nested && isEither(filter)) return ways.length > 0 ? together(ways) : null
  return ways.reduce((best, way) => (way && (!best || way.size < best.size) ? way : best), null)
}

export function isEither(filter: Params): boolean {
  return asText(filter.logic ?? filter.LOGIC).toUpperCase() === 'OR'
}

/** What any of the conditions lets in; null when one of them has no index. */
function together(ways: readonly (Candidates | null)[]): Candidates | null {
  const known = ways.filter((way) => way !== null)
  if (known.length < ways.length) return null
  return {
    size: known.reduce((sum, way) => sum + way.size, 0),
    ids: () => unionOf(known.map((way) => way.ids())),
  }
}

function ofCondition(place: Place, key: string, value: unknown): Candidates | null {
  const { operator, name } = filterKey(key)
  const equals = operator === '' || operator === '=' || operator === '@'
  if (equals && name === place.idName) return someIds(asList(value).map(asInt))
  const column = place.find(name)
  if (equals && column?.indexAs !== undefined) return equal(place.table, column, column.indexAs, value)
  if (column?.orderAs === undefined) return null
  const bounds = boundsOn(column, [[key, value]])
  if (!bounds) return null
  const index = place.table.orderIndex(column.orderAs, column.read)
  const { from, to } = index.places(bounds)
  return { size: to - from, ids: () => index.idsBetween(from, to) }
}

function someIds(ids: number[]): Candidates {
  return { size: ids.length, ids: () => [...new Set(ids)].sort((a, b) => a - b) }
}

function equal(table: ItemTable, column: Column, name: string, value: unknown): Candidates | null {
  const operands = asList(value).map((one) => column.operand(one))
  // "Is empty" is the one thing an index of values does not know.
  if (operands.length === 0 || operands.includes(null)) return null
  const index = table.valueIndex(name, column.read)
  const lists = operands.map((one) => index.of(one ?? ''))
  return { size: lists.reduce((sum, one) => sum + one.length, 0), ids: () => unionOf(lists) }
}

/** Bounds that the conditions of these filter entries put on a column; null = none. The name is not looked at. */
export function boundsOn(column: Column, entries: readonly [key: string, value: unknown][]): Bounds | null {
  const bounds: Bounds = {}
  for (const [key, value] of entries) {
    const { operator } = filterKey(key)
    if (typeof value === 'object') continue
    const bound: Cell = column.kind === 'number' ? Number(asText(value)) || 0 : (column.operand(value) ?? '')
    if (operator === '>' || operator === '>=') bounds.from = { key: bound, inclusive: operator === '>=' }
    else if (operator === '<' || operator === '<=') bounds.to = { key: bound, inclusive: operator === '<=' }
  }
  return bounds.from || bounds.to ? bounds : null
}
