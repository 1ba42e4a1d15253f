/** Seconds that a method spent; they count for ten minutes. Bitrix24 docs: limits */
export interface Slot {
  /** Ms since 1970. */
  at: number
  seconds: number
}

/** What is spent within it is kept as one, ms. */
const grainMs = 2_000
/**
 * The portal lets a whole minute of calls go ten minutes after the first of them: whoever counts ten minutes for each is never ahead of
 * it. The clocks of the portal and ours may differ a little, ms.
 */
const windowMs = 600_000 + 2_000

const standing = (slots: readonly Slot[], now: number) => slots.filter(({ at }) => at + windowMs > now)
const sumOf = (slots: readonly Slot[]) => slots.reduce((sum, { seconds }) => sum + seconds, 0)

/** Seconds that still count. */
export const secondsSpent = (slots: readonly Slot[], now: number): number => sumOf(standing(slots, now))

/** What an answer said of a method. */
export interface Spending {
  /** Seconds within the window in all. */
  total: number
  /** Those of them that the answered calls took. */
  own: number
}

/**
 * The slots after an answer: they add up to what the portal said. What it counts no longer is the oldest; what somebody else's calls took
 * is new, as are the answered calls.
 */
export function afterAnswer(slots: readonly Slot[], { total, own }: Spending, now: number): Slot[] {
  const before = Math.max(0, total - own)
  let gone = Math.max(0, secondsSpent(slots, now) - before)
  const left: Slot[] = []
  for (const { at, seconds } of standing(slots, now)) {
    const less = Math.min(gone, seconds)
    gone -= less
    if (less < seconds) left.push({ at, seconds: seconds - less })
  }
  const at = Math.ceil(now / grainMs) * grainMs
  const added = total - sumOf(left)
  const last = left.at(-1)
  if (last?.at === at) return [...left.slice(0, -1), { at, seconds: last.seconds + added }]
  return [...left, { at, seconds: added }]
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
