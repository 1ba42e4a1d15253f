import { expect, it } from 'vitest'
import { afterAnswer, roomAt, secondsSpent } from './operating-window.ts'

const minute = 60_000
const slots = [
  { at: 0, seconds: 100 },
  { at: 2 * minute, seconds: 50 },
]

it('seconds count for ten minutes', () => {
  expect(secondsSpent(slots, 10 * minute)).toBe(150)
  expect(secondsSpent(slots, 10 * minute + 2_000)).toBe(50)
})

it('calls half a minute apart leave half a minute apart, as no minute of the portal leaves later', () => {
  const after = afterAnswer(slots, { total: 155, own: 5 }, 2 * minute + 30_000)
  expect(after).toEqual([...slots, { at: 2 * minute + 30_000, seconds: 5 }])
  expect(afterAnswer(after, { total: 157, own: 2 }, 2 * minute + 29_000).at(-1)?.seconds).toBe(7)
})

it('what others spent is new', () =>
  expect(afterAnswer(slots, { total: 200, own: 10 }, 3 * minute).at(-1)).toEqual({ at: 3 * minute, seconds: 50 }))

it('what the portal counts no longer is the oldest', () =>
  expect(afterAnswer(slots, { total: 70, own: 30 }, 3 * minute)).toEqual([
    { at: 2 * minute, seconds: 40 },
    { at: 3 * minute, seconds: 30 },
  ]))

it('an answer after a restart tells what was spent before it', () => {
  expect(secondsSpent(afterAnswer([], { total: 300, own: 1 }, minute), minute)).toBe(300)
})

it('there is room when enough minutes have left', () => {
  expect(roomAt(slots, 300, 480, 5 * minute)).toBe(5 * minute)
  expect(roomAt(slots, 400, 480, 5 * minute)).toBe(10 * minute + 2_000)
  expect(roomAt(slots, 470, 480, 5 * minute)).toBe(12 * minute + 2_000)
})
