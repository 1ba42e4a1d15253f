/** Time that one method spent within a minute: it counts for ten minutes from its first call. Bitrix24 docs: limits */
export interface Slot {
  /** Ms since 1970. */
  at: number
  seconds: number
}

const slotMs = 60_000
/** The clocks of the portal and ours may differ a little. */
const windowMs = 10 * slotMs + 2_000

const standing = (slots: readonly Slot[], now: number) => slots.filter(({ at }) => at + windowMs > now)

/** Seconds that still count. */
export const secondsSpent = (slots: readonly Slot[], now: number): number =>
  standing(slots, now).reduce((sum, { seconds }) => sum + seconds, 0)

/** The slots after an answer said what the method has spent within the window in all. What is new belongs to the present minute. */
export function afterAnswer(slots: readonly Slot[], total: number, now: number): Slot[] {
  const kept = standing(slots, now)
  const added = Math.max(0, total - secondsSpent(kept, now))
  const last = kept.at(-1)
  if (last && now - last.at < slotMs) return [...kept.slice(0, -1), { at: last.at, seconds: last.seconds + added }]
  return [...kept, { at: now, seconds: added }]
}

/** When `need` seconds fit under `limit`, ms since 1970; `now` when they do already. */
export function roomAt(slots: readonly Slot[], need: number, limit: number, now: number): number {
  let left = limit - secondsSpent(slots, now)
  for (const { at, seconds } of standing(slots, now)) {
    if (left >= need) return now
    left += seconds
    if (left >= need) return at + windowMs
  }
  return left >= need ? now : now + windowMs
}
