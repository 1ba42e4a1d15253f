/** Handled by then since the task began; `at` in ms since 1970. */
export interface Sample {
  at: number
  handled: number
}

/** How far back the pace looks, ms: short enough to follow the portal's moods, long enough not to jump. */
const windowMs = 120_000
/** Samples closer than this to the one before the last replace the last one, ms. */
const stepMs = 5_000
/** A silence longer than this is a stop (restart, outage), not a slow hour; the pace begins anew, ms. */
const silenceMs = 60_000
/** Less time than this says nothing about the pace, ms. */
const leastMs = 3_000

/** The samples with one more; at most 26 stay. */
export function sampled(samples: readonly Sample[], next: Sample): Sample[] {
  const last = samples.at(-1)
  if (!last || next.at < last.at || next.at - last.at > silenceMs || next.handled < last.handled) return [next]
  const before = samples.at(-2)
  const kept = before && last.at - before.at < stepMs ? samples.slice(0, -1) : samples
  return [...kept.filter(({ at }) => next.at - at <= windowMs), next]
}

export interface Pace {
  /** Handled a second. */
  perSecond: number
  /** Ms since 1970; null while nobody knows how much is left, or when nothing moves. */
  endsAt: number | null
}

/** The pace of late, and when `left` things are handled at it; null while too little is known. `left` null: not counted yet. */
export function paceOf(samples: readonly Sample[], left: number | null, now: number): Pace | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at - first.at < leastMs) return null
  const until = Math.max(last.at, Math.min(now, last.at + silenceMs))
  const perSecond = ((last.handled - first.handled) * 1_000) / (until - first.at)
  if (left === null || (perSecond === 0 && left > 0)) return { perSecond, endsAt: null }
  return { perSecond, endsAt: left === 0 ? now : Math.round(now + (left / perSecond) * 1_000) }
}
