import { expect, it } from 'vitest'
import { afterAnswer, roomAt, secondsSpent } from './operating-window.ts'

const minute = 60_000
const slots = [
  { at: 0, seconds: 100 },
  { at: 2 * minute, seconds: 50 },
]

it('a minute counts for ten minutes from its first call', () => {
  expect(secondsSpent(slots, 10 * minute)).toBe(150)
  expect(secondsSpent(slots, 10 * minute + 2_000)).toBe(50)
})

it('what an answer adds belongs to the present minute', () => {
  expect(afterAnswer(slots, 155, 2 * minute + 59_000)).toEqual([slots[0], { at: 2 * minute, seconds: 55 }])
  expect(afterAnswer(slots, 155, 3 * minute)).toEqual([...slots, { at: 3 * minute, seconds: 5 }])
})

it('an answer after a restart tells what was spent before it', () => {
  expect(secondsSpent(afterAnswer([], 300, minute), minute)).toBe(300)
})

it('there is room when enough minutes have left', () => {
  expect(roomAt(slots, 300, 480, 5 * minute)).toBe(5 * minute)
  expect(roomAt(slots, 400, 480, 5 * minute)).toBe(10 * minute + 2_000)
  expect(roomAt(slots, 470, 480, 5 * minute)).toBe(12 * minute + 2_000)
})
