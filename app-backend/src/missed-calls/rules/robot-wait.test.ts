import { expect, it } from 'vitest'
import { robotWait } from './robot-wait.ts'

const called = new Date('2026-11-23T09:00:00Z')
const after = (seconds: number) => new Date(called.getTime() + seconds * 1_000)

it.each([
  ['', 0, 5],
  ['', 18, 20],
  ['', 20, null],
  ['60', 20, 25],
  ['60', 60, null],
  ['0', 0, null],
  ['-5', 0, null],
  ['много', 19, 20],
  ['100000', 299, 300],
  ['100000', 300, null],
])('a robot that waits «%s» s looks %i s later again at %s s', (seconds, now, next) => {
  expect(robotWait(seconds, called, after(now))).toEqual(next === null ? null : after(next))
})
