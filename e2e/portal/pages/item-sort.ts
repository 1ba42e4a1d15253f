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
  return (a, b) => sign * compareValues(read(a, field), read(b, field)) || b.id - a.id
}

function read(item: Item, field: SortField): string | number {
  const value = field === 'title' ? (item['title'] ?? item['lastName'] ?? item['name']) : item[field]
  return typeof value === 'number' || typeof value === 'string' ? value : ''
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left === right ? 0 : left < right ? -1 : 1
}
