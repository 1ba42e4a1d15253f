import { expect, test } from 'vitest'
import { wayBack } from './standing-writes.ts'

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)
const write = (id: number, field: string, from: unknown, to: unknown) => ({
  id,
  before: { [field]: from },
  after: { [field]: to },
})

test('several writes of a field go back to what was there before the first', () => {
  const way = wayBack([write(2, 'due', 'A', 'B'), write(1, 'due', null, 'A')], { due: 'B' }, same)
  expect(way).toEqual({ take: [2, 1], moves: [{ field: 'due', from: 'B', to: null }], conflicts: [] })
})

test('what somebody changed since stays, also where an older write of the rule left the same value', () => {
  const way = wayBack([write(2, 'due', 'A', 'B'), write(1, 'due', null, 'A')], { due: 'A' }, same)
  expect(way).toEqual({ take: [], moves: [], conflicts: [{ id: 2, fields: ['due'] }] })
})

test('what somebody set between two writes is where the way back ends', () => {
  const way = wayBack([write(2, 'due', 'P', 'B'), write(1, 'due', null, 'A')], { due: 'B' }, same)
  expect(way).toEqual({ take: [2], moves: [{ field: 'due', from: 'B', to: 'P' }], conflicts: [] })
})

test('a conflict in one field leaves the others free', () => {
  const way = wayBack([write(2, 'person', 1, 2), write(1, 'category', null, '7')], { person: 5, category: '7' }, same)
  expect(way.take).toEqual([1])
  expect(way.conflicts).toEqual([{ id: 2, fields: ['person'] }])
})

test('a write of two fields goes back whole or not at all', () => {
  const both = { id: 1, before: { a: 1, b: 1 }, after: { a: 2, b: 2 } }
  expect(wayBack([both], { a: 2, b: 9 }, same)).toMatchObject({ take: [], conflicts: [{ id: 1, fields: ['b'] }] })
})
