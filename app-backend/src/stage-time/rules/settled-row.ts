/**
 * Rows get their numbers before they are seen: one with a lower number may come into sight after one with a higher. No call of the
 * portal lives longer than a minute, so what happened two minutes ago is settled. Bitrix24 docs: limits
 */
const settleMs = 120_000

/** The number up to which nothing new can come; `rows` in their order, `now` of the portal. */
export function settledRow(rows: readonly { id: number; at: Date }[], after: number, now: Date): number {
  let settled = after
  for (const { id, at } of rows) {
    if (now.getTime() - at.getTime() < settleMs) break
    settled = Math.max(settled, id)
  }
  return settled
}

/** A change that was read much later than it happened: nobody listened meanwhile. */
const lateMs = 15 * 60_000

/** Whether the change was made up for. What happened before reading began is the past, not a gap. */
export const isRestored = (at: Date, readAt: Date, begunAt: Date): boolean =>
  at >= begunAt && readAt.getTime() - at.getTime() > lateMs
