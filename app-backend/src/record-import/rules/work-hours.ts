import { reason, type Reason } from '../../kernel/reason.ts'
import type { WorkWindow } from './work-window.ts'

/** `closesAt` null: never. */
export type WorkHours = { open: true; closesAt: Date | null } | { open: false; opensAt: Date; because: Reason }

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
export function workHours(window: WorkWindow | null, now: Date): WorkHours {
  if (window === null) return { open: true, closesAt: null }
  const [from, to, minute] = [minutesOf(window.from), minutesOf(window.to), minuteIn(window.zone, now)]
  const open = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  const next = (at: number) =>
    new Date(Math.floor(now.getTime() / minuteMs) * minuteMs + minutesTo(minute, at) * minuteMs)
  if (from === to) return { open: true, closesAt: null }
  if (open) return { open: true, closesAt: next(to) }
  return {
    open: false,
    opensAt: next(from),
    because: reason('import.outside-hours', { from: window.from, to: window.to }),
  }
}

const minutesTo = (minute: number, at: number) => (at - minute + 24 * 60) % (24 * 60)
