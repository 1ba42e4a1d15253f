const windowMs = 60_000

export interface Pace {
  /** When the next call would fall due if all came evenly. */
  tat: Date
  perMinute: number
}

export type PaceVerdict = { passes: true; tat: Date } | { passes: false; seconds: number }

/** A minute's calls may come at once, then they come evenly (GCRA). */
export function keyPace({ tat, perMinute }: Pace, now: Date): PaceVerdict {
  const next = Math.max(tat.getTime(), now.getTime()) + windowMs / perMinute
  const overMs = next - now.getTime() - windowMs
  if (overMs > 0) return { passes: false, seconds: Math.max(1, Math.ceil(overMs / 1_000)) }
  return { passes: true, tat: new Date(next) }
}
