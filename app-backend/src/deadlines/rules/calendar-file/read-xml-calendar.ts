import { reason } from '../../../kernel/reason.ts'
import type { CalendarException } from '../working-calendar.ts'
import { isDay, joinDays, type CalendarFault, type CalendarFile } from './calendar-file.ts'

/** Days of types 1..3: off, a short working day, a working day at a weekend. */
const kinds = { '1': 'off', '2': 'short', '3': 'working' } as const
const usualTitles = { off: 'выходной день', short: 'предпраздничный день', working: 'рабочий день' }

/**
 * The production calendar as xmlcalendar.ru publishes it: `<calendar year>`, `<holiday id title>`, `<day d="MM.DD" t h f>`, where
 * `h` names the holiday and `f` the day that was moved. Source: xmlcalendar.ru, description of the format.
 */
export function readXmlCalendar(text: string): CalendarFile {
  const days: CalendarException[] = []
  const faults: CalendarFault[] = []
  const titles = new Map<string, string>()
  let year = ''
  for (const [, tag = '', inner = ''] of text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .matchAll(/<(calendar|holiday|day)\s([^<>]*)>/g)) {
    const at = attributes(inner)
    if (tag === 'calendar') year = at.get('year') ?? ''
    else if (tag === 'holiday') titles.set(at.get('id') ?? '', at.get('title') ?? '')
    else {
      const day = dayOf(at, year, titles)
      if (day) days.push(day)
      else faults.push({ line: null, because: reason('calendar.bad-day', { text: inner.trim().slice(0, 80) }) })
    }
  }
  if (!/^\d{4}$/.test(year)) faults.unshift({ line: null, because: reason('calendar.no-year') })
  return { format: 'xml', days: joinDays(days), faults }
}

const attributes = (inner: string) =>
  new Map(
    [...inner.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', a, b]) => [
      name,
      plain(a ?? b ?? ''),
    ]),
  )

const marks: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }
const plain = (text: string) =>
  text.replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, mark: string) => marks[mark] ?? '').trim()

function dayOf(at: Map<string, string>, year: string, titles: Map<string, string>): CalendarException | null {
  const date = `${year}-${(at.get('d') ?? '').replace('.', '-')}`
  const kind = kinds[(at.get('t') ?? '') as keyof typeof kinds]
  if (!isDay(date) || kind === undefined) return null
  const [month, day] = (at.get('f') ?? '').split('.')
  const moved = month && day ? `перенос с ${day}.${month}.${year}` : ''
  const title = titles.get(at.get('h') ?? '') || moved || usualTitles[kind]
  return { from: date, to: date, kind, title: title.slice(0, 200) }
}
