import { addDays, dateOf, instantAt, weekdayOf, type LocalDate } from '../../kernel/local-time.ts'
import type { Period } from './periods.ts'

/** First day inside and first day after; null: open at that end. */
export interface DayBounds {
  from: LocalDate | null
  until: LocalDate | null
}

/** Which days of the zone's calendar a period means now. `days` counts today as one of them. */
export function periodDays(period: Exclude<Period, 'past'>, days: number, now: Date, zone: string): DayBounds {
  const today = dateOf(now, zone)
  const monday = addDays(today, 1 - weekdayOf(today))
  const month = `${today.slice(0, 7)}-01`
  const bounds: Record<Exclude<Period, 'past'>, DayBounds> = {
    today: { from: today, until: addDays(today, 1) },
    yesterday: { from: addDays(today, -1), until: today },
    tomorrow: { from: addDays(today, 1), until: addDays(today, 2) },
    'this-week': { from: monday, until: addDays(monday, 7) },
    'last-week': { from: addDays(monday, -7), until: monday },
    'this-month': { from: month, until: nextMonth(month) },
    'last-month': { from: `${addDays(month, -1).slice(0, 7)}-01`, until: month },
    'last-days': { from: addDays(today, 1 - days), until: addDays(today, 1) },
    'next-days': { from: today, until: addDays(today, days) },
    'older-days': { from: null, until: addDays(today, 1 - days) },
  }
  return bounds[period]
}

const nextMonth = (first: LocalDate): LocalDate => `${addDays(first, 31).slice(0, 7)}-01`

/** The instant at which a day begins in the zone, ISO. */
export const dayStart = (day: LocalDate, zone: string): string => instantAt(day, 0, zone).toISOString()
