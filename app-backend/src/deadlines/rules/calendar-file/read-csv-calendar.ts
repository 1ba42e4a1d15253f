import { reason } from '../../../kernel/reason.ts'
import type { CalendarException, Interval } from '../working-calendar.ts'
import { isDay, joinDays, type CalendarFault, type CalendarFile } from './calendar-file.ts'

const kinds: Readonly<Record<string, CalendarException['kind']>> = {
  off: 'off',
  выходной: 'off',
  нерабочий: 'off',
  праздник: 'off',
  working: 'working',
  рабочий: 'working',
  short: 'short',
  короткий: 'short',
  сокращённый: 'short',
  предпраздничный: 'short',
  hours: 'hours',
  часы: 'hours',
}
const mostIntervals = 6

/**
 * A table of days: date (or `from..to`), kind, hours, title, with or without a header. «31.12.2026; часы; 9:00-13:00; Короткий
 * день». Separated by semicolon, tab or comma.
 */
export function readCsvCalendar(text: string): CalendarFile {
  const days: CalendarException[] = []
  const faults: CalendarFault[] = []
  const lines = text.split(/\r\n|\r|\n/)
  const delimiter = [';', '\t', ','].find((one) => lines[0]?.includes(one)) ?? ';'
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const day = dayOf(cellsOf(line, delimiter))
    if ('code' in day) {
      // The first line may name the columns.
      if (at > 0 || day.code !== 'calendar.bad-date') faults.push({ line: at + 1, because: day })
    } else days.push(day)
  }
  return { format: 'csv', days: joinDays(days), faults }
}

/** Quotes hold a delimiter, two of them are one. RFC 4180 */
function cellsOf(line: string, delimiter: string): string[] {
  const cells = ['']
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    const last = cells.length - 1
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cells[last] += sign
      at += 1
    } else if (sign === '"') quoted = !quoted
    else if (sign === delimiter && !quoted) cells.push('')
    else cells[last] += sign
  }
  return cells.map((cell) => cell.trim())
}

function dayOf([dates = '', kindText = '', hoursText = '', title = '']: string[]) {
  const [from = '', to = from] = dates.split('..').map((one) => dateOf(one.trim()))
  const text = dates.slice(0, 80)
  if (!isDay(from) || !isDay(to)) return reason('calendar.bad-date', { text })
  if (to < from) return reason('calendar.backward', { text })
  const hours = hoursOf(hoursText)
  const kind =
    kinds[kindText.toLowerCase().replaceAll('ё', 'ё').split(' ', 1)[0] ?? ''] ?? (hours?.length ? 'hours' : null)
  if (kind === null) return reason('calendar.bad-kind', { text: kindText.slice(0, 80) })
  if (hours === null || (kind === 'hours' && hours.length === 0))
    return reason('calendar.bad-hours', { text: hoursText.slice(0, 80) })
  const day: CalendarException = { from, to, kind, title: title.slice(0, 200) }
  return kind === 'hours' ? { ...day, hours } : day
}

function dateOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  return day && month ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

/** «9:00-13:00, 14-18»: in order, without overlaps; null: not so. */
function hoursOf(text: string): Interval[] | null {
  if (text === '') return []
  const hours = text.split(/[,+ ]+(?=\d)/).map((one) => {
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] =
      /^(\d{1,2})(?::(\d\d))?\s*[-–—]\s*(\d{1,2})(?::(\d\d))?$/.exec(one.trim()) ?? []
    return { from: Number(fromHour) * 60 + Number(fromMinute), to: Number(toHour) * 60 + Number(toMinute) }
  })
  const fits = hours.every(({ from, to }, at) => from < to && to <= 1_440 && from >= (hours[at - 1]?.to ?? 0))
  return fits && hours.length <= mostIntervals ? hours : null
}
