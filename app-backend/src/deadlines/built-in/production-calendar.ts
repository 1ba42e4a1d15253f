import type { CalendarException } from '../rules/working-calendar.ts'
import type { LocalDate } from '../../kernel/local-time.ts'

/** The production calendar of one year as its country published it. */
export interface ProductionCalendar {
  country: 'RU'
  year: number
  /** The act that moves the days off. */
  decree: string
  /** The year's decree is not known here: only what the law itself says is in it. */
  provisional: boolean
  exceptions: readonly CalendarException[]
}

/** Days off: a date, or «first..last», with what people call them. */
export const off = (days: string, title: string): CalendarException => exception('off', days, title)

/** A Saturday or Sunday on which people work. */
export const working = (date: LocalDate, title: string): CalendarException => exception('working', date, title)

/** The working day before a holiday. Labour Code of the Russian Federation, article 95. */
export const short = (date: LocalDate): CalendarException => exception('short', date, 'предпраздничный день')

function exception(kind: CalendarException['kind'], days: string, title: string): CalendarException {
  const [from = '', to = from] = days.split('..')
  return { kind, from, to, title }
}
