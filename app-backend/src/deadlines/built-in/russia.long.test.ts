import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../kernel/local-time.ts'
import { workingDay } from '../rules/working-calendar.ts'
import { aCalendar } from '../testing.ts'

const corpus = process.env['PORYADOK_CORPUS']
const figures = process.env['PORYADOK_FIGURES']

/** Days of a published calendar that differ from the week: by the summary of its event. */
function published(ics: string): Map<string, string> {
  const days = new Map<string, string>()
  for (const event of ics.split('BEGIN:VEVENT').slice(1)) {
    const value = (name: string) => new RegExp(`^${name}[^:\\r\\n]*:(.*?)\\r?$`, 'm').exec(event)?.[1] ?? ''
    const iso = (text: string) => text.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
    for (let date = iso(value('DTSTART')); date < iso(value('DTEND')); date = addDays(date, 1))
      days.set(date, value('SUMMARY'))
  }
  return days
}

const kinds: Record<string, string> = { 'Выходной день': 'off', 'Сокращенный день': 'short', 'Рабочий день': 'working' }

it.runIf(corpus)('every day of 2024 to 2026 is what an independent calendar says', () => {
  const days = published(readFileSync(join(corpus ?? '', 'calendar-hywax/data/russia.ics'), 'utf8'))
  const calendar = aCalendar()
  const wrong: string[] = []
  let count = 0
  for (let date = '2024-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
    const said = days.get(date)
    const expected = said === undefined ? (weekdayOf(date) > 5 ? 'weekend' : 'normal') : kinds[said]
    if (workingDay(calendar, date).kind !== expected) wrong.push(`${date}: ${expected}`)
    count += 1
  }
  expect(wrong).toEqual([])
  expect(count).toBe(1_096)
  if (figures)
    appendFileSync(
      figures,
      `${JSON.stringify({ name: 'calendar days 2024–2026, wrong', value: wrong.length, unit: `of ${count}` })}\n`,
    )
})
