import { expect, test } from 'vitest'
import { spanOf } from './span.ts'

const minute = 60_000

test('less than a minute is zero minutes', () => {
  expect(spanOf(minute - 1)).toEqual({ minutes: 0 })
})

test('a full minute is one minute', () => {
  expect(spanOf(minute)).toEqual({ minutes: 1 })
})

test('one minute short of an hour stays in minutes', () => {
  expect(spanOf(60 * minute - 1)).toEqual({ minutes: 59 })
})

test('an hour is said with its minutes', () => {
  expect(spanOf(161 * minute)).toEqual({ hours: 2, minutes: 41 })
})

test('one minute short of a day stays in hours', () => {
  expect(spanOf(24 * 60 * minute - 1)).toEqual({ hours: 23, minutes: 59 })
})

test('from a day on minutes are left out', () => {
  expect(spanOf((27 * 60 + 59) * minute)).toEqual({ days: 1, hours: 3 })
})
