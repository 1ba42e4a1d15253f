import { expect, it } from 'vitest'
import { deadlineShift } from './deadline-shift.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const day = [{ from: 540, to: 1_080 }]
const calendar: WorkingCalendar = {
  zone: 'Europe/Moscow',
  week: [day, day, day, day, day, [], []],
  exceptions: [{ from: '2026-12-14', to: '2026-12-16', kind: 'off', title: 'Ремонт цеха' }],
  years: [2026],
}
const moscow = (text: string) => new Date(`${text}+03:00`)

it.each([
  ['within a day', '2026-12-08T10:00', '2026-12-08T17:00', 0, 'later'],
  ['to the next day', '2026-12-08T10:00', '2026-12-09T10:00', 1, 'later'],
  ['back to the day before', '2026-12-09T10:00', '2026-12-08T23:00', 1, 'earlier'],
  ['over a weekend', '2026-12-04T17:00', '2026-12-07T10:00', 1, 'later'],
  ['over days off of the company', '2026-12-11T10:00', '2026-12-17T10:00', 1, 'later'],
  ['into a weekend', '2026-12-11T10:00', '2026-12-12T10:00', 0, 'later'],
  ['over midnight of the zone, not of UTC', '2026-12-08T23:30', '2026-12-09T00:30', 1, 'later'],
])('a deadline that moves %s', (_, from, to, workingDays, direction) => {
  expect(deadlineShift(moscow(from), moscow(to), calendar)).toEqual({ workingDays, direction })
})

it('of many years is counted up to a year', () => {
  const far = deadlineShift(moscow('2026-12-08T10:00'), moscow('2046-12-08T10:00'), calendar)
  expect(far.workingDays).toBe(366)
})
