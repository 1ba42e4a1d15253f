import { expect, it } from 'vitest'
import { tugOfWar, tugOfWarLimits } from './tug-of-war.ts'

const handovers = (...turns: [minute: number, userId: number][]) =>
  turns.map(([minute, userId]) => ({ at: new Date(Date.UTC(2026, 10, 24, 9, minute)), userId }))

it('is seen when the responsible is turned back three times within ten minutes', () => {
  const turns = handovers([0, 2], [1, 3], [2, 2], [3, 3], [4, 2])
  expect(tugOfWar(turns, tugOfWarLimits)).toEqual(turns[4]?.at)
})

it('is not seen while the turns are fewer, or slower', () => {
  expect(tugOfWar(handovers([0, 2], [1, 3], [2, 2], [3, 3]), tugOfWarLimits)).toBeNull()
  expect(tugOfWar(handovers([0, 2], [8, 3], [16, 2], [24, 3], [32, 2]), tugOfWarLimits)).toBeNull()
})

it('is not a request that goes from hand to hand, each time to somebody new', () => {
  expect(tugOfWar(handovers([0, 2], [1, 3], [2, 4], [3, 5], [4, 6], [5, 7]), tugOfWarLimits)).toBeNull()
})
