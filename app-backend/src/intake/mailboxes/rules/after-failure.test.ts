import { expect, it } from 'vitest'
import { afterFailure, type FailedReading } from './after-failure.ts'

const now = new Date('2026-11-22T10:00:00Z')
const after = (reading: FailedReading) => {
  const { state, again, tell } = afterFailure(reading, now)
  return [state, again === null ? null : (again.getTime() - now.getTime()) / 1_000, tell]
}

it.each<[string, FailedReading, (string | number | boolean | null)[]]>([
  [
    'a first refused password is tried again in ten minutes',
    { fault: 'login', before: null, failures: 1 },
    ['failing', 600, false],
  ],
  [
    'a second one in a row stops the mailbox',
    { fault: 'login', before: 'login', failures: 2 },
    ['stopped', null, true],
  ],
  [
    'one after a fault of another kind is a first one',
    { fault: 'login', before: 'refused', failures: 9 },
    ['failing', 600, false],
  ],
  [
    'a busy server never stops it',
    { fault: 'login-later', before: 'login-later', failures: 50 },
    ['failing', 600, false],
  ],
  ['a forgotten password stops it', { fault: 'password-missing', before: null, failures: 1 }, ['stopped', null, true]],
  ['a private address stops it', { fault: 'private', before: null, failures: 1 }, ['stopped', null, true]],
  ['a server that is away is tried soon', { fault: 'refused', before: null, failures: 1 }, ['failing', 15, false]],
  ['then ever more seldom', { fault: 'refused', before: 'refused', failures: 4 }, ['failing', 120, false]],
  [
    'after a quarter of an hour people are told, once',
    { fault: 'refused', before: 'refused', failures: 6 },
    ['failing', 480, true],
  ],
  [
    'and it goes on every ten minutes',
    { fault: 'no-answer', before: 'refused', failures: 400 },
    ['failing', 600, false],
  ],
])('%s', (_name, reading, expected) => {
  expect(after(reading)).toEqual(expected)
})
