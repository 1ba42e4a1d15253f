import { isYearKnown, type WorkingCalendar, type WorkingDay } from './working-calendar.ts'
import { dateOf, yearOf } from '../../kernel/local-time.ts'
import { countedDays, withoutPauses, type CountingMode, type Pause, type Span } from './working-spans.ts'

/** One line of the receipt: a day that was walked, what was counted of it, and why nothing when nothing. */
export interface WalkedDay {
  day: WorkingDay
  spans: readonly Span[]
  minutes: number
  /** Counted minutes that a pause took away. */
  pausedMinutes: number
}

export interface Walk {
  /** Null: the clock stands still, or no working day comes for years. */
  at: Date | null
  days: readonly WalkedDay[]
  /** Counted minutes that are still to come when the clock stands still; 0 otherwise. */
  leftMinutes: number
  /** Years whose holidays nobody entered: their weekends alone were left out. */
  unknownYears: readonly number[]
}

export interface CountBy {
  calendar: WorkingCalendar
  mode: CountingMode
  pauses?: readonly Pause[]
}

const minuteMs = 60_000
/** A calendar without working days ends here, and so does a deadline further away than anybody plans. */
const longestDays = 5 * 366

// Whole milliseconds: minutes would be fractions, and fractions never quite add up.
const lengthOf = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()), 0)

/**
 * The instant at which `minutes` of counted time have passed since `from`. Time that ends with a span ends in it: eight hours
 * from Monday's beginning are Monday's end, not Tuesday's beginning. No minutes at all end with the first counted moment.
 */
export function addBusinessTime(from: Date, minutes: number, { calendar, mode, pauses = [] }: CountBy): Walk {
  const days: WalkedDay[] = []
  const unknown = new Set<number>()
  let left = Math.round(minutes * minuteMs)
  for (const { day, spans } of countedDays(calendar, mode, from)) {
    if (days.length >= longestDays) break
    if (!isYearKnown(calendar, day.date)) unknown.add(yearOf(day.date))
    const open = withoutPauses(spans, pauses)
    const taken = take(open, left)
    left -= lengthOf(taken)
    const pausedMinutes = (lengthOf(spans) - lengthOf(open)) / minuteMs
    days.push({ day, spans: taken, minutes: lengthOf(taken) / minuteMs, pausedMinutes })
    const at = taken.at(-1)?.to ?? open[0]?.from
    if (left === 0 && at) return { at, days, leftMinutes: 0, unknownYears: [...unknown] }
    const stands = pauses.some((pause) => pause.to === null && spans.some(({ to }) => to > pause.from))
    if (stands) break
  }
  return { at: null, days, leftMinutes: left / minuteMs, unknownYears: [...unknown] }
}

/** The beginning of the spans, `ms` milliseconds of them. */
function take(spans: readonly Span[], ms: number): Span[] {
  let left = ms
  return spans.flatMap(({ from, to }) => {
    const length = Math.min(left, to.getTime() - from.getTime())
    left -= length
    return length > 0 ? [{ from, to: new Date(from.getTime() + length) }] : []
  })
}

/** Counted minutes between two instants; 0 when `to` is not after `from`. */
export function businessTimeBetween(from: Date, to: Date, { calendar, mode, pauses = [] }: CountBy): number {
  const lastDate = dateOf(to, calendar.zone)
  let ms = 0
  for (const { day, spans } of countedDays(calendar, mode, from)) {
    if (day.date > lastDate) break
    ms += lengthOf(withoutPauses(spans, [...pauses, { from: to, to: null }]))
  }
  return ms / minuteMs
}
