import type { DayRange } from '../../ui/date-range-field.tsx'

/** Periods that are offered by name; weeks, so that Mondays compare with Mondays. */
export const periodWeeks = [4, 13, 52] as const
export type PeriodWeeks = (typeof periodWeeks)[number]

const two = (value: number): string => String(value).padStart(2, '0')
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** Whole weeks that end today, by the days of the viewer's clock. */
export function lastWeeks(weeks: number, now: Date): DayRange {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - weeks * 7 + 1)
  return { from: dayOf(from), to: dayOf(now) }
}
