import { reason, type Reason } from '../../kernel/reason.ts'
import type { CalendarException } from './working-calendar.ts'

/** Of a production calendar that comes with the product. */
interface ProductionYear {
  year: number
  /** Its decree is not known: only what the law itself says. */
  provisional: boolean
}

/** From this month on the next year's days are asked for: the decree is published by then. */
const askedFromMonth = 12
/** A year with fewer days off of its own is not entered. */
const fewestDaysOff = 8
const dayMs = 86_400_000

/** Years that somebody entered by hand or from a file. */
export function enteredYears(own: readonly CalendarException[]): number[] {
  const days = new Map<number, number>()
  for (const { kind, from, to } of own)
    if (kind === 'off') {
      const year = Number(from.slice(0, 4))
      days.set(year, (days.get(year) ?? 0) + 1 + (Date.parse(to) - Date.parse(from)) / dayMs)
    }
  return [...days].flatMap(([year, count]) => (count >= fewestDaysOff ? [year] : []))
}

/** The year whose days are missing or only provisional though it is near; null: nothing is missing. */
export function missingYear(
  built: readonly ProductionYear[],
  own: readonly CalendarException[],
  now: Date,
): Reason | null {
  const thisYear = now.getUTCFullYear()
  const asked = now.getUTCMonth() + 1 >= askedFromMonth ? [thisYear, thisYear + 1] : [thisYear]
  const entered = enteredYears(own)
  for (const year of asked.filter((one) => !entered.includes(one))) {
    const known = built.find((one) => one.year === year)
    if (!known) return reason('calendar.year-missing', { year })
    if (known.provisional) return reason('calendar.year-provisional', { year })
  }
  return null
}
