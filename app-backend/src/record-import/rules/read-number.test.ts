import { expect, it } from 'vitest'
import { readNumber } from './read-number.ts'

const read = (text: string, decimal?: ',' | '.') => {
  const value = readNumber(text, decimal)
  return value.ok ? value.value : value.why.code
}

it.each([
  ['1 234,56', 1_234.56],
  ['1 234 567,8', 1_234_567.8],
  ['1,234.56', 1_234.56],
  ['1.234,56', 1_234.56],
  ["1'234.56", 1_234.56],
  ['1.234.567', 1_234_567],
  ['(123)', -123],
  ['−5', -5],
  ['12 руб.', 12],
  ['1e3', 1_000],
  ['0', 0],
])('%s is %d', (text, value) => {
  expect(read(text)).toBe(value)
})

it('one sign before three digits is what the column says', () => {
  expect([read('1,234'), read('1,234', '.'), read('1.234'), read('1.234', '.')]).toEqual([1.234, 1_234, 1.234, 1.234])
})

it.each(['', 'abc', '12,3,4', '1 23', '12-3'])('«%s» is no number', (text) => {
  expect(read(text)).toBe('import.number-unreadable')
})
