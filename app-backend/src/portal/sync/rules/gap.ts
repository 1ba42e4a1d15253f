/** A time in which nobody listened. */
export interface Gap {
  from: Date
  to: Date
}

/** Processes beat twice a minute; where none ever did, the sweep is the only regular sign. */
const quietMs = { beats: 2 * 60_000, sweeps: 12 * 60_000 }

/** Whether the product was away: the last sign of life lies further back than a living one would leave it. */
export function gapBefore(now: Date, lastSign: Date | null, hasBeats: boolean): Gap | null {
  if (!lastSign) return null
  const limit = hasBeats ? quietMs.beats : quietMs.sweeps
  return now.getTime() - lastSign.getTime() >= limit ? { from: lastSign, to: now } : null
}
