import { expect, it } from 'vitest'
import { portalCalendar } from './portal-calendar.ts'

const settings = {
  work_time_start: '9',
  work_time_end: '18.30',
  week_holidays: 'SA,SU',
  year_holidays: '1.01,31.12.2026,29.02',
  year_workdays: '20.02.2027',
}

it('takes the week, and days without a year for each of the years', () => {
  const { week, exceptions } = portalCalendar(settings, [2026, 2027])
  const day = [{ from: 540, to: 1_110 }]
  expect(week).toEqual([day, day, day, day, day, [], []])
  expect(exceptions.map(({ from, kind }) => [from, kind])).toEqual([
    ['2026-01-01', 'off'],
    ['2026-12-31', 'off'],
    ['2027-01-01', 'off'],
    ['2027-02-20', 'working'],
  ])
})

it('reads weekdays given as a list, and leaves a day without hours off', () => {
  const { week } = portalCalendar({ ...settings, week_holidays: ['fr'], work_time_end: '9' }, [])
  expect(week.every((day) => day.length === 0)).toBe(true)
})
