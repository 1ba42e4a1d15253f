import type { Reason } from '../../../kernel/reason.ts'
import type { CalendarException } from '../working-calendar.ts'

/** What a file of days says. */
export interface CalendarFile {
  format: 'xml' | 'ics' | 'csv'
  /** In the order of the calendar; neighbours of one kind and title are one row. */
  days: CalendarException[]
  /** What was left out, and why; `line` is of the file, null where it has no lines. */
  faults: CalendarFault[]
}

export interface CalendarFault {
  line: number | null
  because: Reason
}

export const dayMs = 86_400_000

/** Whether the text is a day of the calendar: «2027-02-29» is none. */
export function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)

/** Days in their order, neighbours of the same kind, hours and title in one row. */
export function joinDays(days: readonly CalendarException[]): CalendarException[] {
  const joined: CalendarException[] = []
  const same = (a: CalendarException, b: CalendarException) =>
    a.kind === b.kind && a.title === b.title && JSON.stringify(a.hours) === JSON.stringify(b.hours)
  for (const day of days.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1)
    if (last && same(last, day) && day.from <= nextDay(last.to))
      joined[joined.length - 1] = { ...last, to: day.to > last.to ? day.to : last.to }
    else joined.push(day)
  }
  return joined
}
