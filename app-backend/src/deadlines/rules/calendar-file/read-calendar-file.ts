import type { CalendarFile } from './calendar-file.ts'
import { readCsvCalendar } from './read-csv-calendar.ts'
import { readIcsCalendar } from './read-ics-calendar.ts'
import { readXmlCalendar } from './read-xml-calendar.ts'

/** Days of a file, whatever it is: its text tells. */
export function readCalendarFile(text: string, now: Date): CalendarFile {
  const plain = text.replace(/^\uFEFF/, '').trimStart()
  if (plain.startsWith('<')) return readXmlCalendar(plain)
  return /^BEGIN:VCALENDAR/i.test(plain) ? readIcsCalendar(plain, now) : readCsvCalendar(plain)
}
