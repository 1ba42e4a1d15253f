import { calendarOf } from './calendar-of.ts'
import type { DeadlineRules } from './contract.ts'
import { businessTimeBetween } from './rules/business-time.ts'

/** Milliseconds of working time between two instants, by the calendar of the rules. */
export function workingMs(rules: Pick<DeadlineRules, 'calendar'>): (from: Date, to: Date) => number {
  const calendar = calendarOf(rules)
  return (from, to) => Math.round(businessTimeBetween(from, to, { calendar, mode: 'working-hours' }) * 60_000)
}
