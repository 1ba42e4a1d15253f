import { russia } from './built-in/russia.ts'
import type { DeadlineRules } from './contract.ts'
import type { WorkingCalendar } from './rules/working-calendar.ts'

/** Without a production calendar there is nothing that could be missing. */
const anyYear = Array.from({ length: 200 }, (_, at) => 1_970 + at)

/** The calendar as the rules count by it: the production calendar first, then what the portal's people entered. */
export function calendarOf({ calendar }: Pick<DeadlineRules, 'calendar'>): WorkingCalendar {
  const { zone, week, country, exceptions } = calendar
  const built = country === 'RU' ? russia : []
  const own = exceptions.map(({ hours, ...rest }) => ({ ...rest, ...(hours ? { hours } : {}) }))
  return {
    zone,
    week,
    exceptions: [...built.flatMap((one) => one.exceptions), ...own],
    years: country === null ? anyYear : built.map(({ year }) => year),
  }
}
