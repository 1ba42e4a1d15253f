import { expect, it } from 'vitest'
import { isWithinHours } from './within-hours.ts'

const hours = { zone: 'Europe/Moscow', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 }

it.each([
  ['the first minute', '2026-11-23T06:00:00Z', true],
  ['the minute before', '2026-11-23T05:59:59Z', false],
  ['the last minute', '2026-11-23T14:59:59Z', true],
  ['the end', '2026-11-23T15:00:00Z', false],
  ['a Saturday', '2026-11-28T09:00:00Z', false],
])('%s', (_, at, open) => expect(isWithinHours(hours, new Date(at))).toBe(open))

it('goes by the day and the clock of the zone, also over a change of the clock', () => {
  // Sunday evening in UTC is Monday morning in Kamchatka.
  expect(isWithinHours({ ...hours, zone: 'Asia/Kamchatka' }, new Date('2026-11-22T21:30:00Z'))).toBe(true)
  const berlin = { ...hours, zone: 'Europe/Berlin' }
  expect(isWithinHours(berlin, new Date('2026-03-27T07:30:00Z'))).toBe(false)
  expect(isWithinHours(berlin, new Date('2026-03-30T07:30:00Z'))).toBe(true)
})
