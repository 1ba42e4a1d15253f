import { expect, it } from 'vitest'
import { heardOf, type RequestChange, type RequestValues } from './heard-of.ts'

const at = new Date('2026-11-24T09:00:00Z')
const values: RequestValues = { categoryId: '7', dueAt: at, responsibleId: 2, stageId: 'NEW' }
const change = (after: Partial<RequestValues>, rest: Partial<RequestChange> = {}): RequestChange => ({
  kind: 'changed',
  before: values,
  after: { ...values, ...after },
  byRules: false,
  ours: new Set(),
  by: 9,
  at,
  ...rest,
})

it('hears of the fields that differ and of no other', () => {
  expect(heardOf(change({ categoryId: '8' }))).toEqual({ at, by: 9, categoryId: '8' })
  expect(heardOf(change({ dueAt: null, responsibleId: 3 }))).toEqual({ at, by: 9, dueAt: null, responsibleId: 3 })
})

it('hears nothing of other fields', () => {
  expect(heardOf(change({}))).toBeNull()
})

it('hears of its own writes the stage alone', () => {
  const written = { byRules: true, ours: new Set(['categoryId'] as const) }
  expect(heardOf(change({ categoryId: '8', stageId: 'WAIT' }, written))).toEqual({ at, by: 9, stageId: 'WAIT' })
  expect(heardOf(change({ categoryId: '8' }, written))).toBeNull()
})

it('hears what a person changed beside its own write, seen in one look', () => {
  const due = new Date(at.getTime() + 3_600_000)
  const ours = new Set(['dueAt'] as const)
  const both = { categoryId: '8', dueAt: due }
  expect(heardOf(change(both, { byRules: true, ours }))).toEqual({ at, by: 9, categoryId: '8' })
  expect(heardOf(change(both, { byRules: false, ours }))).toEqual({ at, by: 9, categoryId: '8' })
})

it('hears of a new request that others made', () => {
  expect(heardOf(change({}, { kind: 'added', before: null }))).toEqual({ at, by: 9, born: true })
  expect(heardOf(change({}, { kind: 'added', before: null, byRules: true }))).toBeNull()
})

it('hears nothing of a request that was there before', () => {
  expect(heardOf(change({ stageId: 'WAIT' }, { before: null }))).toBeNull()
})
