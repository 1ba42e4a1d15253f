import { expect, test } from 'vitest'
import { randomKey } from './random-key.ts'

test('a key is a version 4 UUID', () => {
  expect(randomKey()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('two keys differ', () => {
  expect(randomKey()).not.toBe(randomKey())
})
