import { reason, type Reason } from '../../kernel/reason.ts'
import type { ImportOptions } from '../contract.ts'

export type WorkHours = { open: true } | { open: false; opensAt: Date; because: Reason }

const minuteMs = 60_000
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Minutes since midnight on the clock of a zone. */
function minuteIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return minutesOf(parts.format(at))
}

/** Whether the portal may be written to now, and when it may again. A window over midnight ends on the next day. */
export function workHours(window: ImportOptions['window'], now: Date): WorkHours {
  if (window === null) return { open: true }
  const [from, to, minute] = [minutesOf(window.from), minutesOf(window.to), minuteIn(window.zone, now)]
  const open = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  if (open || from === to) return { open: true }
  const wait = (from - minute + 24 * 60) % (24 * 60)
  const opensAt = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs + wait * minuteMs)
  return { open: false, opensAt, because: reason('import.outside-hours', { from: window.from, to: window.to }) }
}
