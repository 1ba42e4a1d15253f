import { expect, it } from 'vitest'
import { gapBefore } from './gap.ts'

const now = new Date('2026-11-20T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

it.each([
  ['two minutes without a beat are a gap', ago(2), true, true],
  ['a minute without a beat is none', ago(1), true, false],
  ['without beats, twelve minutes without a sweep are a gap', ago(12), false, true],
  ['without beats, eleven minutes are none', ago(11), false, false],
  ['where nobody ever lived there is none', null, false, false],
] as const)('%s', (_, lastSign, hasBeats, isGap) => {
  expect(gapBefore(now, lastSign, hasBeats)).toEqual(isGap ? { from: lastSign, to: now } : null)
})
