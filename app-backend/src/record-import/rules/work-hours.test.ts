import { expect, it } from 'vitest'
import { endOfWriting } from './time-left.ts'
import { workHours } from './work-hours.ts'

const night = { from: '22:00', to: '06:30', zone: 'Europe/Moscow' }
/** Moscow is three hours ahead. */
const moscow = (time: string) => new Date(`2026-01-15T${time}+03:00`)

it.each([
  ['21:59:59', false],
  ['22:00:00', true],
  ['02:00:00', true],
  ['06:29:59', true],
  ['06:30:00', false],
])('at %s the night is open: %s', (time, open) => {
  expect(workHours(night, moscow(time)).open).toBe(open)
})

it('says when it opens next', () => {
  const hours = workHours(night, moscow('06:30:20'))
  expect(hours).toMatchObject({ opensAt: moscow('22:00:00'), because: { code: 'import.outside-hours' } })
})

it('without hours the portal is written to at any time', () => {
  expect(workHours(null, moscow('12:00:00')).open).toBe(true)
})

it('the end counts only the hours that are open, and the slower of both paces', () => {
  const left = { left: 36_000, perSecond: 10, sustained: 1, window: night }
  expect(endOfWriting(left, moscow('21:00:00'))).toEqual(new Date('2026-01-16T23:30:00+03:00'))
  expect(endOfWriting({ ...left, sustained: null, window: null }, moscow('21:00:00'))).toEqual(moscow('22:00:00'))
})

it('nobody knows the end while nothing moves', () => {
  expect(endOfWriting({ left: 5, perSecond: 0, sustained: null, window: null }, moscow('21:00:00'))).toBeNull()
})
