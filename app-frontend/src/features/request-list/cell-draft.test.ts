import type { ListField } from '@poryadok/app-backend/request-list/contract'
import { expect, test } from 'vitest'
import { draftOf, valueOfDraft, withDay, withTime } from './cell-draft.ts'

const aField = (over: Partial<ListField>): ListField => ({
  name: 'f',
  title: 'f',
  kind: 'text',
  multiple: false,
  own: true,
  options: [],
  sortable: true,
  editable: true,
  ...over,
})

test('a moment goes through its field and comes out the same', () => {
  const field = aField({ kind: 'datetime' })
  const at = '2026-11-24T12:30:00.000Z'
  expect(valueOfDraft(draftOf(at, field), field)).toBe(at)
})

test('a changed day keeps the time, a changed time the day, and without a day there is no moment', () => {
  expect(withDay(['2026-11-24T12:30'], '2026-12-01')).toEqual(['2026-12-01T12:30'])
  expect(withTime(['2026-11-24T12:30'], '08:05')).toEqual(['2026-11-24T08:05'])
  expect([withTime([], '08:05'), withDay(['2026-11-24T12:30'], null)]).toEqual([[], []])
  expect(valueOfDraft([], aField({ kind: 'datetime' }))).toBeNull()
})

test('several things go by their numbers, and none is an empty list', () => {
  const field = aField({ kind: 'contact', multiple: true })
  expect(draftOf([{ id: '15', name: 'Анна' }], field)).toEqual(['15'])
  expect(valueOfDraft([], field)).toEqual([])
})
