import type { ItemTable } from '../store/item-table.ts'
import type { Item } from '../store/records.ts'
import { placeAfter } from '../store/sorted-ids.ts'
import type { Params } from '../wire/params.ts'
import { asInt } from '../wire/params.ts'
import { boundsOn, candidatesOf, isEither } from './candidates.ts'
import type { ColumnFinder, Test } from './filter.ts'
import { filterKey } from './filter.ts'
import type { Order } from './order.ts'

export const PAGE = 50

export interface ListQuery {
  /** The raw filter: its conditions on the id, and those that have an index, narrow the walk. */
  filter: Params
  /** `id` or `ID`. */
  idName: string
  matches: Test
  order: Order
  /** Offset of the page, -1 = no counting. */
  start: number
  /** Columns of the filter; without them no index is used. */
  find?: ColumnFinder
  /** Whether numeric keys of the filter hold groups; true unless said otherwise. */
  nested?: boolean
  /** The reader may read every item: rows that only the id decides about need not be looked at to be counted. */
  readsAll?: boolean
}

export interface FoundPage {
  items: Item[]
  /** 0 when counting was switched off. */
  total: number
  next?: number
}

/** Rows to look at. */
interface Walk {
  rows: Iterable<Item>
  /** They come in the order that was asked for. */
  inOrder: boolean
}

/** Below this many rows an index costs more than the walk. */
const WORTH_AN_INDEX = 1_000

/**
 * One page of fifty. With start -1 and an order by id, or by a field with an index that the filter bounds, the walk ends with
 * the page: its cost does not depend on depth.
 */
export function findPage(table: ItemTable, query: ListQuery): FoundPage {
  const { order, matches, start } = query
  const offset = Math.max(0, start)
  if (start >= 0 && order.byId && query.readsAll && onlyBounds(query)) return uncounted(table, query, offset)
  const walk = walkOf(table, query)
  if (walk.inOrder && start < 0) return { items: firstOf(walk.rows, matches, PAGE), total: 0 }

  const found: Item[] = []
  let total = 0
  for (const item of walk.rows) {
    if (!matches(item)) continue
    if (!walk.inOrder || (total >= offset && found.length < PAGE)) found.push(item)
    total += 1
  }
  if (!walk.inOrder) found.sort((a, b) => order.compare(a, b))
  const items = walk.inOrder ? found : found.slice(offset, offset + PAGE)
  if (start < 0) return { items, total: 0 }
  return { items, total, ...(offset + PAGE < total ? { next: offset + PAGE } : {}) }
}

/** Everything within the bounds of the id matches: the page is cut and the total known without a walk. */
function uncounted(table: ItemTable, query: ListQuery, offset: number): FoundPage {
  const { after, before } = idBounds(query.filter, query.idName)
  const total = table.count(after, before)
  const rows = table.range(after, before, query.order.byId === 'desc', offset)
  const items = firstOf(rows, () => true, PAGE)
  return { items, total, ...(offset + PAGE < total ? { next: offset + PAGE } : {}) }
}

function firstOf(rows: Iterable<Item>, matches: Test, count: number): Item[] {
  const found: Item[] = []
  for (const item of rows) {
    if (!matches(item)) continue
    found.push(item)
    if (found.length === count) break
  }
  return found
}

/** The cheapest way through the table: rows an index knows, an index in the order asked for, or the ids. */
function walkOf(table: ItemTable, query: ListQuery): Walk {
  const { filter, idName, order, find } = query
  const { after, before } = idBounds(filter, idName)
  const descending = order.byId === 'desc'
  const within = table.count(after, before)
  if (find && within > WORTH_AN_INDEX) {
    const narrow = candidatesOf({ table, find, idName, nested: query.nested ?? true }, filter)
    const ordered = orderedRows(table, query, find)
    if (narrow && narrow.size < Math.min(within / 8, ordered?.size ?? within))
      return { rows: rowsOf(table, narrow.ids(), { after, before, descending }), inOrder: order.byId !== null }
    if (ordered) return { rows: ordered.rows, inOrder: true }
  }
  return { rows: table.range(after, before, descending), inOrder: order.byId !== null }
}

function* rowsOf(
  table: ItemTable,
  ids: readonly number[],
  { after, before, descending }: { after: number; before: number; descending: boolean },
): Generator<Item> {
  const from = placeAfter(ids, after)
  const to = placeAfter(ids, before - 1)
  for (let step = 0; step < to - from; step += 1) {
    const item = table.get(ids[descending ? to - 1 - step : from + step] ?? 0)
    if (item) yield item
  }
}

/** Rows by the index of the field they are to be sorted by, when it holds every row that may match. */
function orderedRows(
  table: ItemTable,
  query: ListQuery,
  find: ColumnFinder,
): { rows: Iterable<Item>; size: number } | null {
  const { column, descending } = query.order.byField ?? {}
  if (!column?.orderAs || isEither(query.filter)) return null
  const own = Object.entries(query.filter).filter(([key]) => {
    const { operator, name } = filterKey(key)
    return /^[<>]=?$/.test(operator) && find(name)?.orderAs === column.orderAs
  })
  const bounds = boundsOn(column, own)
  const index = table.orderIndex(column.orderAs, column.read)
  if (!bounds && index.size !== table.size) return null
  const { from, to } = index.places(bounds ?? {})
  const rows = (function* inOrder() {
    for (const place of index.walk(from, to, descending ?? false)) {
      const item = table.get(index.idAt(place))
      if (item && index.holds(place, item)) yield item
    }
  })()
  return { rows, size: to - from }
}

/** Exclusive bounds that the filter's own ANDed conditions put on the id. */
function idBounds(filter: Params, idName: string): { after: number; before: number } {
  let after = 0
  let before = Number.MAX_SAFE_INTEGER
  if (isEither(filter)) return { after, before }
  for (const [key, value] of Object.entries(filter)) {
    const { operator, name } = filterKey(key)
    if (name !== idName || typeof value === 'object') continue
    if (operator === '>') after = Math.max(after, asInt(value))
    else if (operator === '>=') after = Math.max(after, asInt(value) - 1)
    else if (operator === '<') before = Math.min(before, asInt(value))
    else if (operator === '<=') before = Math.min(before, asInt(value) + 1)
    else if (operator === '' || operator === '=') {
      after = Math.max(after, asInt(value) - 1)
      before = Math.min(before, asInt(value) + 1)
    }
  }
  return { after, before }
}

/** Are there no other conditions than bounds of the id? */
function onlyBounds({ filter, idName }: ListQuery): boolean {
  return Object.entries(filter).every(([key, value]) => {
    const { operator, name } = filterKey(key)
    return name === idName && typeof value !== 'object' && /^([<>]=?|=)?$/.test(operator)
  })
}
