import { expect, test } from 'vitest'
import { niceTicks, scaled } from './scale.ts'

test('an axis ends at round values on both sides', () => {
  expect(niceTicks(0, 73)).toEqual([0, 20, 40, 60, 80])
  expect(niceTicks(74, 95)).toEqual([70, 80, 90, 100])
  expect(niceTicks(0, 100)).toEqual([0, 25, 50, 75, 100])
})

test('steps of tenths are exact', () => {
  expect(niceTicks(0, 0.4)).toEqual([0, 0.1, 0.2, 0.3, 0.4])
})

test('between whole things there is nothing to count', () => {
  expect(niceTicks(0, 2, true)).toEqual([0, 1, 2])
  expect(niceTicks(0, 10, true)).toEqual([0, 5, 10])
  expect(niceTicks(0, 1, true)).toEqual([0, 1])
})

test('one value alone still has an axis', () => {
  expect(niceTicks(0, 0).length).toBeGreaterThan(1)
  expect(niceTicks(5, 5).length).toBeGreaterThan(1)
})

test('values below zero are within the axis', () => {
  const ticks = niceTicks(-30, 10)
  expect(ticks[0]).toBeLessThanOrEqual(-30)
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(10)
})

test('a value is mapped between the ends', () => {
  const y = scaled([0, 100], [200, 0])
  expect([y(0), y(50), y(100)]).toEqual([200, 100, 0])
  expect(scaled([5, 5], [0, 10])(5)).toBe(0)
})
