import { type LocalDate, weekdayOf, yearOf } from '../../kernel/local-time.ts'

/** Working time within a day, in minutes since its midnight; `to` is not part of it. */
export interface Interval {
  from: number
  to: number
}

/** A day, or several in a row, that differ from the week. */
export interface CalendarException {
  from: LocalDate
  /** Inclusive. */
  to: LocalDate
  /**
   * off: nobody works · working: as the week's first working day, whatever the weekday · short: as usual, an hour less ·
   * hours: at `hours` of its own (none at all is a day off).
   */
  kind: 'off' | 'working' | 'short' | 'hours'
  hours?: readonly Interval[]
  /** What a person calls it: «День России», «перенос с 01.11.2025». */
  title: string
}

export interface WorkingCalendar {
  /** IANA zone whose days these are. */
  zone: string
  /** Hours by weekday, Monday first: seven rows; an empty one is a day off. */
  week: readonly (readonly Interval[])[]
  exceptions: readonly CalendarException[]
  /** Years whose holidays are known. */
  years: readonly number[]
}

export interface WorkingDay {
  date: LocalDate
  kind: 'normal' | 'weekend' | CalendarException['kind']
  /** Empty: nobody works. */
  intervals: readonly Interval[]
  title: string | null
}

/** A short day ends this much earlier. Labour Code of the Russian Federation, article 95. */
const shortByMinutes = 60

/** What kind of day the calendar says it is. Of exceptions that overlap the one for fewer days wins, then the later in the list. */
export function workingDay(calendar: WorkingCalendar, date: LocalDate): WorkingDay {
  const usual = calendar.week[weekdayOf(date) - 1] ?? []
  const exception = exceptionOf(calendar.exceptions, date)
  if (!exception) return { date, kind: usual.length > 0 ? 'normal' : 'weekend', intervals: usual, title: null }
  const { kind, title } = exception
  const full = usual.length > 0 ? usual : (calendar.week.find((hours) => hours.length > 0) ?? [])
  const intervals = { off: [], working: full, short: shortened(full), hours: exception.hours ?? [] }[kind]
  return { date, kind: intervals.length > 0 ? kind : 'off', intervals, title }
}

/** False when the holidays of the date's year are not in the calendar: its weekdays alone decide then. */
export const isYearKnown = ({ years }: WorkingCalendar, date: LocalDate): boolean => years.includes(yearOf(date))

const lengthOf = ({ from, to }: CalendarException) => Date.parse(to) - Date.parse(from)

function exceptionOf(exceptions: readonly CalendarException[], date: LocalDate): CalendarException | null {
  let found: CalendarException | null = null
  for (const one of exceptions)
    if (one.from <= date && date <= one.to && (!found || lengthOf(one) <= lengthOf(found))) found = one
  return found
}

function shortened(intervals: readonly Interval[]): readonly Interval[] {
  let left = shortByMinutes
  return intervals
    .toReversed()
    .flatMap(({ from, to }) => {
      const cut = Math.min(left, to - from)
      left -= cut
      return to - cut > from ? [{ from, to: to - cut }] : []
    })
    .toReversed()
}
