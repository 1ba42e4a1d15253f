import { addDays, dateOf, instantAt, type LocalDate } from '../../kernel/local-time.ts'
import { workingDay, type WorkingCalendar, type WorkingDay } from './working-calendar.ts'

/**
 * How hours are counted: around the clock with whole days off left out, or within working hours only.
 * Both leave out the same days.
 */
export type CountingMode = 'calendar-hours' | 'working-hours'

/** A stretch of counted time, and the day it belongs to. */
export interface Span {
  from: Date
  to: Date
}

export interface CountedDay {
  day: WorkingDay
  /** Empty on days off. */
  spans: readonly Span[]
}

/** The days from the one of `from` on, each with its counted time; time before `from` is left out. Endless. */
export function* countedDays(calendar: WorkingCalendar, mode: CountingMode, from: Date): Generator<CountedDay> {
  for (let date = dateOf(from, calendar.zone); ; date = addDays(date, 1)) {
    const day = workingDay(calendar, date)
    const spans = spansOf(calendar, mode, date, day)
      .map((span) => ({ from: later(span.from, from), to: span.to }))
      .filter((span) => span.to > span.from)
    yield { day, spans }
  }
}

function spansOf({ zone }: WorkingCalendar, mode: CountingMode, date: LocalDate, { intervals }: WorkingDay): Span[] {
  if (intervals.length === 0) return []
  const counted = mode === 'calendar-hours' ? [{ from: 0, to: 24 * 60 }] : intervals
  return counted.map(({ from, to }) => ({ from: instantAt(date, from, zone), to: instantAt(date, to, zone) }))
}

const later = (a: Date, b: Date) => (a > b ? a : b)
const earlier = (a: Date, b: Date) => (a < b ? a : b)

/** A time in which the clock stood still; `to` null: it still does. */
export interface Pause {
  from: Date
  to: Date | null
}

/** What is left of the spans outside the pauses, in order. */
export function withoutPauses(spans: readonly Span[], pauses: readonly Pause[]): Span[] {
  return pauses.reduce<Span[]>(
    (left, pause) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: earlier(to, pause.from) },
          { from: pause.to ? later(from, pause.to) : to, to },
        ].filter((span) => span.to > span.from),
      ),
    Array.from(spans),
  )
}
