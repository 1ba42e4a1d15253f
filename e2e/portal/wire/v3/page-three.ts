import { v3Refusal } from './v3-error.ts'

export interface PageThree {
  offset: number
  limit: number
}

const STANDARD = 50
const LONGEST = 1000

/** `pagination: { page | offset, limit }`; pages count from 1, and 0 is the first one too. Bitrix24 docs: event-log/main-eventlog-list. */
export function pageThree(raw: unknown): PageThree {
  if (raw === undefined || raw === null) return { offset: 0, limit: STANDARD }
  if (typeof raw !== 'object' || Array.isArray(raw)) throw v3Refusal.page(raw)
  const { page, offset, limit } = raw as Record<string, unknown>
  const size = limit === undefined ? STANDARD : number(limit, raw)
  if (size < 1) throw v3Refusal.page(raw)
  const bounded = Math.min(size, LONGEST)
  const skipped = page === undefined ? number(offset ?? 0, raw) : Math.max(0, number(page, raw) - 1) * bounded
  if (skipped < 0) throw v3Refusal.page(raw)
  return { offset: page === undefined ? skipped : Math.max(skipped, number(offset ?? 0, raw)), limit: bounded }
}

export interface CursorThree {
  field: string
  value: unknown
  descending: boolean
  limit: number
}

/** `cursor: { field, value, order, limit }` of the `tail` methods. Bitrix24 docs: event-log/main-eventlog-tail. */
export function cursorThree(raw: unknown): CursorThree {
  if (raw !== undefined && (raw === null || typeof raw !== 'object' || Array.isArray(raw))) throw v3Refusal.page(raw)
  const { field = 'id', value = 0, order = 'ASC', limit = STANDARD } = (raw ?? {}) as Record<string, unknown>
  const size = number(limit, raw)
  if (size < 1 || typeof field !== 'string') throw v3Refusal.page(raw)
  if (!/^(asc|desc)$/i.test(String(order))) throw v3Refusal.order(order)
  return { field, value, descending: /^desc$/i.test(String(order)), limit: Math.min(size, LONGEST) }
}

function number(value: unknown, whole: unknown): number {
  const read = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof read !== 'number' || !Number.isInteger(read)) throw v3Refusal.page(whole)
  return read
}
