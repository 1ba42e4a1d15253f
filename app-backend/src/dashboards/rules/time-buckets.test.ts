import { expect, test } from 'vitest'
import { timeBuckets } from './time-buckets.ts'

const sizes = (from: string, to: string) =>
  timeBuckets(from, to).map((one) => (Date.parse(one.until) - Date.parse(one.from)) / 86_400_000)

test('a day stands alone, two weeks are days', () => {
  expect(timeBuckets('2026-11-23', '2026-11-23')).toEqual([{ from: '2026-11-23', until: '2026-11-24' }])
  expect(sizes('2026-11-10', '2026-11-23')).toEqual(Array(14).fill(1))
})

test('fifteen days are weeks, the last of them short; a year is four weeks at a time', () => {
  expect(sizes('2026-11-09', '2026-11-23')).toEqual([7, 7, 1])
  expect(sizes('2026-01-01', '2026-12-31')).toEqual([...Array(13).fill(28), 1])
})

test('a longer period is never more than fourteen points', () => {
  expect(timeBuckets('2020-01-01', '2026-12-31')).toHaveLength(14)
})
