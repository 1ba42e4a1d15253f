import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/local-time.ts'
import { workingDay } from '../rules/working-calendar.ts'
import { aCalendar } from '../testing.ts'
import { russia } from './russia.ts'

const calendar = aCalendar()
const dates = (year: number) => {
  const all = [`${year}-01-01`]
  while (all.at(-1) !== `${year}-12-31`) all.push(addDays(all.at(-1) ?? '', 1))
  return all
}

describe('a built-in year', () => {
  // Working days of a five-day week as the ministry of labour counts them.
  it.each([
    [2024, 248, 5],
    [2025, 247, 4],
    [2026, 247, 4],
  ])('%i has %i working days, %i of them short', (year, count, short) => {
    const days = dates(year).map((date) => workingDay(calendar, date))
    expect(days.filter(({ intervals }) => intervals.length > 0)).toHaveLength(count)
    expect(days.filter(({ kind }) => kind === 'short')).toHaveLength(short)
  })

  it('says whether its decree is in it', () => {
    expect(russia.map(({ year, provisional }) => [year, provisional])).toEqual([
      [2024, false],
      [2025, false],
      [2026, false],
      [2027, true],
    ])
  })

  it('moves every day off to where one was worked instead', () => {
    for (const { exceptions } of russia)
      for (const { from, kind, title } of exceptions) {
        const [, day, month, year] = /перенос с (\d\d)\.(\d\d)\.(\d{4})/.exec(title) ?? []
        if (kind !== 'off' || !year) continue
        const weekday = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()
        expect([0, 6], `${from}: ${title}`).toContain(weekday)
      }
  })
})
