import type { CalendarEvent } from '../../store/records.ts'
import { asText } from '../../wire/params.ts'
import { instantIn, siteTime, zoneOffsetMs } from './zone-time.ts'

const DAY_MS = 24 * 3600 * 1000
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** Nobody plans further; it keeps an endless rule finite. */
const MOST = 5000

export interface Occurrence {
  fromMs: number
  toMs: number
}

/** When an event happens within [from, to], its exceptions left out. A single event happens once. */
export function occurrencesOf(event: CalendarEvent, fromMs: number, toMs: number): Occurrence[] {
  const length = event.toMs - event.fromMs
  const within = (start: number): boolean => start <= toMs && start + Math.max(length, lastsDay(event)) >= fromMs
  if (!event.rrule) return within(event.fromMs) ? [{ fromMs: event.fromMs, toMs: event.toMs }] : []
  const found: Occurrence[] = []
  for (const start of starts(event, toMs)) {
    const excluded = event.exdates.includes(siteTime(event.zoneFrom, start, true))
    if (!excluded && within(start)) found.push({ fromMs: start, toMs: start + length })
  }
  return found
}

const lastsDay = (event: CalendarEvent): number => (event.allDay ? DAY_MS - 1 : 0)

/** Starts of a rule in order until `untilMs`: COUNT counts also those that are excluded. */
function* starts(event: CalendarEvent, untilMs: number): Generator<number> {
  const rule = event.rrule ?? {}
  const until = asText(rule.UNTIL) === '' ? untilMs : Math.min(untilMs, endOfDay(event, asText(rule.UNTIL)))
  const most = Number(rule.COUNT ?? 0) || MOST
  let given = 0
  for (const start of candidates(event)) {
    if (start > until || given >= most) return
    given += 1
    yield start
  }
}

function endOfDay(event: CalendarEvent, day: string): number {
  const start = instantIn(event.zoneFrom, day)
  return start === undefined ? Number.POSITIVE_INFINITY : start + DAY_MS - 1
}

/** Dates as the wall clock of the event's zone shows them: a lesson at nine stays at nine when clocks change. */
function* candidates(event: CalendarEvent): Generator<number> {
  const rule = event.rrule ?? {}
  const every = Math.max(1, Number(rule.INTERVAL ?? 1) || 1)
  const first = event.fromMs + zoneOffsetMs(event.zoneFrom, event.fromMs)
  const days = Array.isArray(rule.BYDAY) ? rule.BYDAY : asText(rule.BYDAY).split(',')
  const wanted = new Set(days.filter((day) => DAYS.includes(day)))
  for (let step = 0; step < MOST; step += 1) {
    for (const wall of wallsOf(asText(rule.FREQ), first, step * every, wanted)) {
      if (wall >= first) yield wall - zoneOffsetMs(event.zoneFrom, wall - zoneOffsetMs(event.zoneFrom, wall))
    }
  }
}

function wallsOf(freq: string, first: number, steps: number, days: ReadonlySet<string>): number[] {
  const start = new Date(first)
  switch (freq) {
    case 'WEEKLY': {
      if (days.size === 0) return [first + steps * 7 * DAY_MS]
      const monday = first - ((start.getUTCDay() + 6) % 7) * DAY_MS + steps * 7 * DAY_MS
      const week = [0, 1, 2, 3, 4, 5, 6].map((index) => monday + index * DAY_MS)
      return week.filter((day) => days.has(DAYS[new Date(day).getUTCDay()] ?? ''))
    }
    case 'MONTHLY':
      return sameDay(start, start.getUTCFullYear(), start.getUTCMonth() + steps)
    case 'YEARLY':
      return sameDay(start, start.getUTCFullYear() + steps, start.getUTCMonth())
    default:
      return [first + steps * DAY_MS]
  }
}

/** A month without such a day is passed over. */
function sameDay(start: Date, year: number, month: number): number[] {
  const day = new Date(start)
  day.setUTCFullYear(year, month, start.getUTCDate())
  return day.getUTCDate() === start.getUTCDate() ? [day.getTime()] : []
}
