import fc from 'fast-check'
import { expect, it } from 'vitest'
import { portions } from './portions.ts'

const limits = { bytes: 100, largest: 250 }
const of = (...sizes: number[]) =>
  portions(
    sizes.map((sizeBytes) => ({ sizeBytes })),
    limits,
  ).map(({ letters, large }) => [letters.map(({ sizeBytes }) => sizeBytes), large] as const)

it('small letters come together, a larger one alone, one over the limit only by its header', () => {
  expect(of(40, 60, 1, 200, 10, 300, 10)).toEqual([
    [[40, 60], false],
    [[1], false],
    [[200], false],
    [[10], false],
    [[300], true],
    [[10], false],
  ])
})

it('every letter comes once and in its order, whatever the sizes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400)), (sizes) => {
      expect(of(...sizes).flatMap(([letters]) => letters)).toEqual(sizes)
    }),
  )
})
