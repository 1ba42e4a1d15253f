import { expect, it } from 'vitest'
import { methodPace, operatingSeconds } from './method-pace.ts'

const now = new Date('2026-11-22T12:00:00Z')
const resetAt = new Date('2026-11-22T12:01:00Z')

it.each([
  [0, { kind: 'go' }],
  [335, { kind: 'go' }],
  [336, { kind: 'slow', pauseMs: 0 }],
  [367.5, { kind: 'slow', pauseMs: 3_500 }],
  [398, { kind: 'slow', pauseMs: 6_889 }],
  [399, { kind: 'wait', until: resetAt }],
  [500, { kind: 'wait', until: resetAt }],
])('background work after %d s: %o', (seconds, pace) =>
  expect(methodPace({ seconds, resetAt }, true, now)).toEqual(pace),
)

it('a person’s call goes on', () => expect(methodPace({ seconds: 500, resetAt }, false, now)).toEqual({ kind: 'go' }))
it('what the portal has forgotten counts no more', () =>
  expect(methodPace({ seconds: 500, resetAt: now }, true, now)).toEqual({ kind: 'go' }))
it('a method that nobody spoke of goes on', () => expect(methodPace(null, true, now)).toEqual({ kind: 'go' }))
it('a portal in the cloud gives a method more time', () => {
  const limit = operatingSeconds('ru_basic')
  expect(methodPace({ seconds: 399, resetAt }, true, now, limit).kind).toBe('slow')
  expect(methodPace({ seconds: 456, resetAt }, true, now, limit)).toEqual({ kind: 'wait', until: resetAt })
})
it.each([
  ['ru_basic', 480],
  ['ru_selfhosted', 420],
  ['', 420],
])('licence «%s»: %d s', (licence, seconds) => expect(operatingSeconds(licence)).toBe(seconds))
