import type { ImportOptions } from '../contract.ts'
import { workHours } from './work-hours.ts'

export interface TimeLeft {
  left: number
  /** Rows a second of late; null: nobody knows yet. */
  perSecond: number | null
  /** Rows a second that the limits allow in the long run; null: none. */
  sustained: number | null
  window: ImportOptions['window']
}

const hourMs = 3_600_000
const farthestHours = 24 * 365

/**
 * When the last row is written if nothing changes: at the pace of late, but not faster than the limits allow over hours (the first
 * minutes are quicker than the rest), and only in the hours in which the portal may be written to. Null while nobody knows.
 */
export function endOfWriting({ left, perSecond, sustained, window }: TimeLeft, now: Date): Date | null {
  if (left === 0) return now
  const rate = sustained === null ? perSecond : perSecond === null ? sustained : Math.min(perSecond, sustained)
  if (rate === null || rate <= 0) return null
  let seconds = left / rate
  let at = now
  for (let hour = 0; hour < farthestHours; hour += 1) {
    const hours = workHours(window, at)
    if (!hours.open) at = hours.opensAt
    else if (seconds * 1_000 <= hourMs) return new Date(at.getTime() + seconds * 1_000)
    else {
      at = new Date(at.getTime() + hourMs)
      seconds -= hourMs / 1_000
    }
  }
  return null
}
