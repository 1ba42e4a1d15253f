import type { RequestRow } from '@poryadok/app-backend/requests/contract'

export type DeadlineState =
  | { kind: 'none' }
  | { kind: 'closed'; resolveBy: string | null }
  | { kind: 'running'; resolveBy: string; leftMs: number; share: number; near: boolean }
  | { kind: 'overdue'; resolveBy: string; lateMs: number }

/** From this share of the time on the deadline is near. */
const nearFrom = 0.8

/**
 * Where a request stands against «Решить до». share: 0..1 of the time from creation to the deadline that has passed.
 * At the very instant of the deadline the request is late.
 */
export function deadlineState(row: Pick<RequestRow, 'resolveBy' | 'createdAt' | 'stage'>, now: Date): DeadlineState {
  const { resolveBy } = row
  if (row.stage.meaning !== 'process') return { kind: 'closed', resolveBy }
  if (!resolveBy) return { kind: 'none' }
  const leftMs = Date.parse(resolveBy) - now.getTime()
  if (leftMs <= 0) return { kind: 'overdue', resolveBy, lateMs: Math.abs(leftMs) }
  const whole = Date.parse(resolveBy) - Date.parse(row.createdAt)
  const share = whole > 0 ? Math.min(1, Math.max(0, 1 - leftMs / whole)) : 1
  return { kind: 'running', resolveBy, leftMs, share, near: share >= nearFrom }
}
