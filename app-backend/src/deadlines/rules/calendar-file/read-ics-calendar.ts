import { reason } from '../../../kernel/reason.ts'
import type { CalendarException } from '../working-calendar.ts'
import { dayMs, isDay, joinDays, type CalendarFault, type CalendarFile } from './calendar-file.ts'

interface Event {
  line: number
  values: Map<string, string>
}

/** Years around now for which a day that comes every year is entered. */
const yearsBack = 1
const yearsAhead = 2
const longestDays = 366

/**
 * Holidays of an iCalendar file: events of whole days are days off; words of the title tell a working or a short day. What comes
 * at an hour, is cancelled, or repeats otherwise than every year on its date, is left out and told. RFC 5545.
 */
export function readIcsCalendar(text: string, now: Date): CalendarFile {
  const days: CalendarException[] = []
  const faults: CalendarFault[] = []
  for (const event of eventsOf(text)) {
    const read = daysOf(event, now)
    if (Array.isArray(read)) days.push(...read)
    else faults.push(read)
  }
  return { format: 'ics', days: joinDays(days), faults }
}

/** Lines that go on begin with a space. RFC 5545, 3.1 */
function eventsOf(text: string): Event[] {
  const events: Event[] = []
  let open: Event | null = null
  let number = 0
  const lines: { line: number; text: string }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1
    const last = lines.at(-1)
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1)
    else lines.push({ line: number, text: line })
  }
  for (const { line, text: one } of lines) {
    if (/^BEGIN:VEVENT$/i.test(one.trim())) open = { line, values: new Map() }
    else if (/^END:VEVENT$/i.test(one.trim()) && open) {
      events.push(open)
      open = null
    } else if (open) {
      const colon = one.indexOf(':')
      const name = one.slice(0, colon).split(';', 1)[0]?.toUpperCase() ?? ''
      if (colon > 0 && !open.values.has(name)) open.values.set(name, one.slice(colon + 1).trim())
    }
  }
  return events
}

function daysOf({ line, values }: Event, now: Date): CalendarException[] | CalendarFault {
  const title = said(values.get('SUMMARY') ?? '').slice(0, 200)
  const fault = (code: string) => ({ line, because: reason(code, { text: title.slice(0, 80) }) })
  const from = dateOf(values.get('DTSTART'))
  if (values.get('STATUS')?.toUpperCase() === 'CANCELLED') return fault('calendar.cancelled')
  if (from === null) return fault('calendar.not-whole-day')
  const end = values.has('DTEND') ? dateOf(values.get('DTEND')) : shifted(from, 1)
  const length = end === null ? 0 : (Date.parse(end) - Date.parse(from)) / dayMs
  if (length < 1 || length > longestDays) return fault('calendar.bad-day')
  const rule = values.get('RRULE')?.toUpperCase()
  if (rule !== undefined && !isYearly(rule)) return fault('calendar.repeats')
  const kind = kindOf(title)
  return startsOf(from, rule !== undefined, now).map((start) => ({
    from: start,
    to: shifted(start, length - 1),
    kind,
    title,
  }))
}

const isYearly = (rule: string) =>
  rule.split(';').every((part) => part === 'FREQ=YEARLY' || part === 'INTERVAL=1' || part === 'WKST=MO')

function startsOf(from: string, yearly: boolean, now: Date): string[] {
  if (!yearly) return [from]
  const first = Math.max(Number(from.slice(0, 4)), now.getUTCFullYear() - yearsBack)
  const count = Math.max(0, now.getUTCFullYear() + yearsAhead - first + 1)
  return Array.from({ length: count }, (_, at) => `${first + at}${from.slice(4)}`).filter(isDay)
}

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

function dateOf(value: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(value ?? '') ?? []
  const date = `${year}-${month}-${day}`
  return isDay(date) ? date : null
}

/** RFC 5545, 3.3.11 */
const said = (text: string) =>
  text.replaceAll(/\\([nN,;\\])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? ' ' : mark)).trim()

function kindOf(title: string): CalendarException['kind'] {
  if (/сокращ|короткий|предпразднич|shortened|short day/i.test(title)) return 'short'
  return /(?<!не)рабоч[а-я]+ (день|суббота|воскресенье)|\bworking (day|saturday|sunday)/i.test(title)
    ? 'working'
    : 'off'
}
