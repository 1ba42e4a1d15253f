import type { ItemTable } from '../store/item-table.ts'
import type { Item } from '../store/records.ts'

/** Fields a list is sorted by. */
const SORT_FIELDS = ['id', 'title', 'stageId', 'opportunity', 'assignedById', 'createdTime'] as const
export type SortField = (typeof SORT_FIELDS)[number]

export interface SortKey {
  field: SortField
  descending: boolean
}

/** `-opportunity` of an address; anything unknown is newest first. */
export function readSort(text: string): SortKey {
  const descending = text.startsWith('-')
  const field = SORT_FIELDS.find((one) => one === text.replace(/^-/, ''))
  return field === undefined ? { field: 'id', descending: true } : { field, descending }
}

/** Order of two records; equal ones stay newest first. */
export function compareBy({ field, descending }: SortKey): (a: Item, b: Item) => number {
  const sign = descending ? -1 : 1
  return (a, b) => {
    const [left, right] = [sortValue(a, field), sortValue(b, field)]
    return left === right ? b.id - a.id : left < right ? -sign : sign
  }
}

/** What a record is sorted by: a number or a text, the same kind for every record of a field. */
function sortValue(item: Item, field: SortField): string | number {
  const value = field === 'title' ? (item['title'] ?? item['lastName'] ?? item['name']) : item[field]
  if (field === 'opportunity' || field === 'assignedById') return typeof value === 'number' ? value : -1
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

/** Below this many rows an index costs more than the walk. */
const WORTH_AN_INDEX = 1_000

/** Rows in the order asked for by an index that the table keeps from then on; null = sorting them is cheaper, or they lie by number already. */
export function rowsBySort(table: ItemTable, { field, descending }: SortKey): Iterable<Item> | null {
  if (field === 'id' || table.size < WORTH_AN_INDEX) return null
  const index = table.orderIndex(`page ${field}`, (item) => [sortValue(item, field)])
  return (function* inOrder() {
    for (const place of index.walkNewest(descending)) {
      const item = table.get(index.idAt(place))
      if (item && index.holds(place, item)) yield item
    }
  })()
}
