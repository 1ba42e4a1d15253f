/** A length of time cut to its two largest parts of day, hour, minute. */
export type Span = { days: number; hours: number } | { hours: number; minutes: number } | { minutes: number }

const minute = 60_000

/** Rounds down to whole minutes: a promise of time left is never too generous. `ms` is not negative. */
export function spanOf(ms: number): Span {
  const minutes = Math.floor(ms / minute)
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return { days: Math.floor(hours / 24), hours: hours % 24 }
  if (hours > 0) return { hours, minutes: minutes % 60 }
  return { minutes }
}
