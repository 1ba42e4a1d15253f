/** The portal's clock and ours may differ, and a portal writes once more after creating, ms. */
const slackMs = 5_000

export interface Traces {
  /** When the record was changed or worked with last, by the portal. */
  updatedTime: Date | null
  lastActivityTime: Date | null
}

/**
 * Whether anybody touched an imported record since. `seenAt`: the portal's own time of change when both sides were compared; it tells
 * edits of later on to the second, while one of before the comparison shows itself by being later than the row was settled.
 */
export function changedSince(
  { updatedTime, lastActivityTime }: Traces,
  { settledAt, seenAt }: { settledAt: Date | null; seenAt: Date | null },
): boolean {
  if (seenAt !== null && updatedTime !== null && updatedTime.getTime() !== seenAt.getTime()) return true
  const made = (settledAt?.getTime() ?? 0) + slackMs
  return [updatedTime, lastActivityTime].some((at) => at !== null && at.getTime() > made)
}
