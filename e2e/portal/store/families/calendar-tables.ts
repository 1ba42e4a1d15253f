/** Calendars, working days, lists. */
export interface CalendarTables {}

export function emptyCalendarTables(): CalendarTables {
  return {}
}
