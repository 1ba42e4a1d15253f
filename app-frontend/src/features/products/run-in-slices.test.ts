import { expect, test } from 'vitest'
import { runInSlices } from './run-in-slices.ts'

function* counting(to: number, seen: number[]): Generator<undefined, string> {
  for (let at = 0; at < to; at += 1) {
    seen.push(at)
    yield
  }
  return 'done'
}

test('long work gives way to others when its slice is over, and comes to its end', async () => {
  let clock = 0
  const seen: number[] = []
  // Each look at the clock costs five milliseconds: two steps a slice.
  const work = runInSlices(counting(6, seen), () => (clock += 5))
  const before = seen.length
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(6)
  expect(await work).toBe('done')
  expect(seen).toEqual([0, 1, 2, 3, 4, 5])
})

test('short work is done at once', async () => {
  expect(await runInSlices(counting(3, []), () => 0)).toBe('done')
})
