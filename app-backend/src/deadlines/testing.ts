import { russia } from './built-in/russia.ts'
import type { CalendarException, Interval, WorkingCalendar } from './rules/working-calendar.ts'

const hour = 60
/** Nine to six with an hour for lunch. */
export const officeHours: readonly Interval[] = [
  { from: 9 * hour, to: 13 * hour },
  { from: 14 * hour, to: 18 * hour },
]

/** Monday to Friday by the Russian production calendar, unless told otherwise. */
export function aCalendar(changes: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return {
    zone: 'Europe/Moscow',
    week: [officeHours, officeHours, officeHours, officeHours, officeHours, [], []],
    exceptions: russia.flatMap(({ exceptions }) => exceptions),
    years: russia.map(({ year }) => year),
    ...changes,
  }
}

/** The calendar without what the production calendars know of working weekends. */
export const withoutWorkingWeekends = ({ exceptions, ...rest }: WorkingCalendar): WorkingCalendar => ({
  ...rest,
  exceptions: exceptions.filter(
    ({ kind, from }: CalendarException) =>
      kind !== 'working' && !(kind === 'short' && [0, 6].includes(new Date(`${from}T00:00:00Z`).getUTCDay())),
  ),
})
