import { russia } from './built-in/russia.ts'
import type { DeadlineRules } from './contract.ts'
import type { Reason } from '../kernel/reason.ts'
import { enteredYears, missingYear } from './rules/missing-year.ts'
import type { CalendarException, WorkingCalendar } from './rules/working-calendar.ts'

/** Without a production calendar there is nothing that could be missing. */
const anyYear = Array.from({ length: 200 }, (_, at) => 1_970 + at)

/** The calendar as the rules count by it: the production calendar first, then what the portal's people entered. */
export function calendarOf({ calendar }: Pick<DeadlineRules, 'calendar'>): WorkingCalendar {
  const { zone, week, country, exceptions } = calendar
  const built = country === 'RU' ? russia : []
  const own = ownDays(exceptions)
  return {
    zone,
    week,
    exceptions: [...built.flatMap((one) => one.exceptions), ...own],
    years: country === null ? anyYear : [...built.map(({ year }) => year), ...enteredYears(own)],
  }
}

const ownDays = (exceptions: DeadlineRules['calendar']['exceptions']): CalendarException[] =>
  exceptions.map(({ hours, ...rest }) => ({ ...rest, ...(hours ? { hours } : {}) }))

/** The year whose days are missing in the rules' calendar though it is near; null: nothing is missing, or none is wanted. */
export const missingYearOf = ({ calendar }: Pick<DeadlineRules, 'calendar'>, now: Date): Reason | null =>
  calendar.country === 'RU' ? missingYear(russia, ownDays(calendar.exceptions), now) : null
