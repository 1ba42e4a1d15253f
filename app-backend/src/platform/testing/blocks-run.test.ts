import { expect, it } from 'vitest'
import { blocksRun } from './blocks-run.ts'

const each = (count: number, turn: () => void) => {
  for (let at = 0; at < count; at += 1) turn()
}

it('tells work that grows with its input from work that grows with the square of it', async () => {
  const straight = (count: number) => blocksRun(() => each(count, () => undefined))
  const square = (count: number) => blocksRun(() => each(count, () => each(count, () => undefined)))
  expect((await straight(20_000)) / (await straight(10_000))).toBeCloseTo(2, 1)
  expect((await square(400)) / (await square(200))).toBeGreaterThan(3.5)
})
