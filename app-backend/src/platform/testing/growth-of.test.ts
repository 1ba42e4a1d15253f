import { expect, it } from 'vitest'
import { growthOf } from './growth-of.ts'

const each = (count: number, turn: () => void) => {
  for (let at = 0; at < count; at += 1) turn()
}

it('tells work that grows with its input from work that grows with the square of it', async () => {
  expect(await growthOf((size) => each(size, () => undefined), 10_000)).toBeCloseTo(2, 1)
  expect(await growthOf((size) => each(size, () => each(size, () => undefined)), 200)).toBeCloseTo(4, 1)
})
