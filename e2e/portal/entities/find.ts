import type { ItemTable } from '../store/item-table.ts'
import type { Item } from '../store/records.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asText } from '../wire/params.ts'
import type { Test } from './filter.ts'
import { filterKey } from './filter.ts'
import type { Order } from './order.ts'

export const PAGE = 50

export interface ListQuery {
  /** The raw filter: its top-level conditions on the id narrow the walk. */
  filter: Params
  /** `id` or `ID`. */
  idName: string
  matches: Test
  order: Order
  /** Offset of the page, -1 = no counting. */
  start: number
}

export interface FoundPage {
  items: Item[]
  /** 0 when counting was switched off. */
  total: number
  next?: number
}

/** One page of fifty. With start -1 and an order by id the walk ends with the page: its cost does not depend on depth. */
export function findPage(table: ItemTable, query: ListQuery): FoundPage {
  const { after, before } = idBounds(query.filter, query.idName)
  const { order, matches, start } = query
  const offset = Math.max(0, start)
  const rows = table.range(after, before, order.byId === 'desc')
  if (order.byId && start < 0) return { items: firstOf(rows, matches, PAGE), total: 0 }

  const found: Item[] = []
  let total = 0
  for (const item of rows) {
    if (!matches(item)) continue
    if (!order.byId || (total >= offset && found.length < PAGE)) found.push(item)
    total += 1
  }
  if (!order.byId) found.sort((a, b) => order.compare(a, b))
  const items = order.byId ? found : found.slice(offset, offset + PAGE)
  if (start < 0) return { items, total: 0 }
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

/** Exclusive bounds that the filter's own ANDed conditions put on the id. */
function idBounds(filter: Params, idName: string): { after: number; before: number } {
  let after = 0
  let before = Number.MAX_SAFE_INTEGER
  if (asText(filter.logic ?? filter.LOGIC).toUpperCase() === 'OR') return { after, before }
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
