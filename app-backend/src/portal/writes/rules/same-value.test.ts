import { expect, it } from 'vitest'
import { differing, sameValue } from './same-value.ts'

it.each([
  ['a number and its text', 7, '7', true],
  ['nothing and an empty text', null, '', true],
  ['nothing and an empty list', undefined, [], true],
  ['nothing and the id of nobody', null, 0, true],
  ['a flag and its letter', true, 'Y', true],
  ['a flag that is off, and nothing', false, null, false],
  ['one moment in two zones', '2026-11-24T15:21:00+03:00', '2026-11-24T12:21:00Z', true],
  ['two moments', '2026-11-24T15:21:00+03:00', '2026-11-24T12:22:00Z', false],
  ['a list in another order', [3, 1], ['1', '3'], true],
  ['a list that grew', [1], [1, 2], false],
  ['other line breaks', 'a\r\nb', 'a\nb', true],
  ['what looked like a reference, and as it went out', '$result[0] руб', '$\u2060result[0] руб', true],
  ['words that differ', 'Запрос', 'запрос', false],
])('%s', (_, a, b, same) => {
  expect(sameValue(a, b)).toBe(same)
})

it('names the fields that are held otherwise, and asks for no others', () => {
  expect(differing({ a: 1, b: 'x' }, { a: '1', b: 'y', c: 2 })).toEqual(['b'])
})
