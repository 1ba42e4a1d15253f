import type { Selection } from './contract.ts'
import type { PortalFilter } from './rules/portal-filter.ts'

/** Rows of one answer of the portal. */
export const pageSize = 50

/** Where a page begins: behind a number where numbers are the order, which costs the portal the same at any depth; else an offset. */
export interface PageStart {
  filter: PortalFilter | null
  start: number
}

export function pageStart(after: string | null, { direction }: Selection['sort']): PageStart {
  if (after === null) return { filter: null, start: 0 }
  const [kind, value] = after.split(':')
  const number = Math.max(0, Math.trunc(Number(value)) || 0)
  if (kind === 'id') return { filter: { [direction === 'desc' ? '<id' : '>id']: number }, start: -1 }
  return { filter: null, start: number }
}

/** The next page's beginning; null after the last one. */
export function nextStart(
  { field }: Selection['sort'],
  { start }: PageStart,
  rows: readonly { id: number }[],
): string | null {
  const last = rows.at(-1)
  if (!last || rows.length < pageSize) return null
  return field === 'id' ? `id:${last.id}` : `at:${Math.max(0, start) + pageSize}`
}
