import type { WorkWindow } from './work-window.ts'
import { workHours } from './work-hours.ts'

export interface TimeLeft {
  left: number
  /** Rows a second of late; null: nobody knows yet. */
  perSecond: number | null
  /** Rows a second that the limits allow in the long run; null: none. */
  sustained: number | null
  window: WorkWindow | null
}

/** Times the hours may open and close before nobody can say: a year. */
const mostStretches = 2 * 366

/**
 * When the last row is written if nothing changes: at the pace of late, but not faster than the limits allow over hours (the first
 * minutes are quicker than the rest), and only in the hours in which the portal may be written to. Null while nobody knows.
 */
export function endOfWriting({ left, perSecond, sustained, window }: TimeLeft, now: Date): Date | null {
  if (left === 0) return now
  const rate = sustained === null ? perSecond : perSecond === null ? sustained : Math.min(perSecond, sustained)
  if (rate === null || rate <= 0) return null
  let leftMs = (left / rate) * 1_000
  let at = now
  for (let stretch = 0; stretch < mostStretches; stretch += 1) {
    const hours = workHours(window, at)
    if (!hours.open) at = hours.opensAt
    else {
      const openMs = hours.closesAt === null ? Number.POSITIVE_INFINITY : hours.closesAt.getTime() - at.getTime()
      if (leftMs <= openMs) return new Date(at.getTime() + leftMs)
      leftMs -= openMs
      at = hours.closesAt ?? at
    }
  }
  return null
}
