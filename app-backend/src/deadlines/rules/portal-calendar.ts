import type { CalendarException, Interval } from './working-calendar.ts'

/** The portal's working calendar. Bitrix24 docs: api-reference/calendar/calendar-settings-get */
export interface PortalCalendarSettings {
  /** «9», «9.30», «9.00» */
  work_time_start: string
  work_time_end: string
  /** «SA,SU» or a list. */
  week_holidays: string | readonly string[]
  /** «1.01,7.01,31.12.2026»: a day without a year is one of every year. */
  year_holidays: string
  year_workdays: string
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Week and own days as the portal has them, for the years told, in order of date. */
export function portalCalendar(
  settings: PortalCalendarSettings,
  years: readonly number[],
): { week: Interval[][]; exceptions: CalendarException[] } {
  const hours = { from: minuteOf(settings.work_time_start), to: minuteOf(settings.work_time_end) }
  const working = hours.from < hours.to ? [hours] : []
  const holidays = new Set(list(settings.week_holidays).map((day) => day.toUpperCase()))
  const days = (text: string, kind: 'off' | 'working', title: string) =>
    list(text).flatMap((one) => datesOf(one, years).map((date) => ({ from: date, to: date, kind, title })))
  return {
    week: weekdays.map((day) => (holidays.has(day) ? [] : working)),
    exceptions: [
      ...days(settings.year_holidays, 'off', 'выходной из календаря портала'),
      ...days(settings.year_workdays, 'working', 'рабочий день из календаря портала'),
    ].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

const list = (value: string | readonly string[]) =>
  (typeof value === 'string' ? value.split(',') : value).map((one) => one.trim()).filter(Boolean)

function minuteOf(text: string): number {
  const [hours = '', minutes = ''] = text.split(/[.:]/)
  return Math.min(1_440, Number(hours) * 60 + Number(minutes.padEnd(minutes === '' ? 0 : 2, '0') || 0))
}

function datesOf(text: string, years: readonly number[]): string[] {
  const [day = '', month = '', year] = text.split('.')
  const of = (one: number) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const dates = year && /^\d{4}$/.test(year) ? [of(Number(year))] : years.map(of)
  return dates.filter((date) => {
    const ms = Date.parse(`${date}T00:00:00Z`)
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date)
  })
}
