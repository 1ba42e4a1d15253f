import { allowing, reachOf } from '../rights/check.ts'
import type { ItemTable } from '../store/item-table.ts'
import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'
import { itemMatches } from './item-matches.ts'
import { compareBy, rowsBySort, type SortKey } from './item-sort.ts'

const PAGE_SIZE = 50

/** A table up to this size is counted at once; a larger one only when it is asked for, as the vendor's grids do. */
const COUNTED_AT_ONCE = 20_000

export interface Wanted {
  text: string
  /** Further conditions of the filter; null = none. */
  test: ((item: Item) => boolean) | null
  sort: SortKey
  /** From 1. */
  page: number
  /** Count even a large table. */
  count: boolean
}

export interface ItemPage {
  items: Item[]
  /** null = not counted. */
  total: number | null
  page: number
  more: boolean
}

/**
 * One page of the records that the person may see. By number, and in any order of a large table, the walk stops with
 * the page; in a small one only the rows up to the end of the page are kept, so nothing is ever sorted whole.
 */
export function itemPage(state: PortalState, user: User, kind: EntityKind, wanted: Wanted): ItemPage {
  const table = state.items.of(kind.entityTypeId)
  const everything = wanted.text === '' && wanted.test === null
  const seesAll = reachOf(state, user, kind.entityTypeId, 'read') === 'all'
  const known = everything && seesAll ? table.size : null
  const counting = known === null && (wanted.count || table.size <= COUNTED_AT_ONCE)
  const sorted = rowsBySort(table, wanted.sort)
  const compare = wanted.sort.field === 'id' || sorted !== null ? null : compareBy(wanted.sort)
  const visible = visibleRows(state, user, kind, { ...wanted, rows: sorted ?? byNumber(table, wanted.sort) })
  const { rows, seen } = walk(visible, { enough: wanted.page * PAGE_SIZE + 1, compare, counting })
  const start = (wanted.page - 1) * PAGE_SIZE
  return {
    items: rows.slice(start, start + PAGE_SIZE),
    total: known ?? (counting ? seen : null),
    page: wanted.page,
    more: rows.length > start + PAGE_SIZE,
  }
}

function byNumber(table: ItemTable, { field, descending }: SortKey): Iterable<Item> {
  return table.range(0, Number.MAX_SAFE_INTEGER, field === 'id' ? descending : true)
}

function* visibleRows(
  state: PortalState,
  user: User,
  kind: EntityKind,
  { rows, text, test }: Pick<Wanted, 'text' | 'test'> & { rows: Iterable<Item> },
): Generator<Item> {
  const visible = allowing(state, user, kind.entityTypeId, 'read')
  const matches = itemMatches(state, kind, text)
  for (const item of rows) if (visible(item) && (test === null || test(item)) && matches(item)) yield item
}

interface Walk {
  /** Rows up to the end of the page and one more. */
  enough: number
  /** null = they come in order. */
  compare: ReturnType<typeof compareBy> | null
  counting: boolean
}

/** The rows that are wanted, and how many there are when all are counted. */
function walk(rows: Iterable<Item>, { enough, compare, counting }: Walk): { rows: Item[]; seen: number } {
  const kept: Item[] = []
  let seen = 0
  for (const item of rows) {
    seen += 1
    if (compare !== null) keepBest(kept, item, compare, enough)
    else if (kept.length < enough) kept.push(item)
    else if (!counting) break
  }
  return { rows: kept, seen }
}

/** Puts the row into the sorted list, whose length never exceeds `enough`. */
function keepBest(kept: Item[], item: Item, compare: (a: Item, b: Item) => number, enough: number): void {
  const last = kept.at(-1)
  if (kept.length === enough && last !== undefined && compare(item, last) >= 0) return
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = kept[middle]
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1
    else high = middle
  }
  kept.splice(low, 0, item)
  if (kept.length > enough) kept.pop()
}
