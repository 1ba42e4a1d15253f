import { expect, test } from 'vitest'
import { heightToAsk } from './frame-height.ts'

/** Heights that a tab gets one after another in a window that has so much room for it. */
function heights(first: number, room: number): number[] {
  const all = [first]
  for (let height = first; all.length < 10;) {
    const next = heightToAsk(height, Math.min(height, room))
    if (next === null) return all
    all.push(next)
    height = next
  }
  throw new Error(`never settles: ${all.join(', ')}`)
}

test('a frame that is seen whole and high enough stays as the portal made it', () => {
  expect(heights(658, 678)).toEqual([658])
})

test('a low frame grows', () => {
  expect(heights(300, 900)).toEqual([300, 720])
})

test('a frame cut by the window’s edge ends above it', () => {
  expect(heights(300, 678)).toEqual([300, 720, 658])
  expect(heights(1200, 800)).toEqual([1200, 780])
})

test('a frame is never asked lower than 600 px', () => {
  expect(heights(900, 500)).toEqual([900, 600])
})

test('every start settles', () => {
  for (let first = 100; first < 1500; first += 7) {
    for (let room = 100; room < 1500; room += 11) expect(heights(first, room).length).toBeLessThanOrEqual(3)
  }
})
