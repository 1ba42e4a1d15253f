import { expect, it } from 'vitest'
import { sliceStanding } from './slice-standing.ts'

const needs = { scopes: ['crm', 'user_brief'], optionalScopes: ['disk'], methods: ['tasks.task.add'], features: ['x'] }
const all = { scopes: ['crm', 'user_brief', 'disk'], methods: ['tasks.task.add'], features: ['x'] }

it('a slice with all it needs stands', () => {
  expect(sliceStanding(needs, all)).toEqual({ missing: [], partly: [] })
})

it.each(['user', 'user_basic', 'user_brief'])('the right %s holds what user_brief does', (scope) => {
  expect(sliceStanding(needs, { ...all, scopes: ['crm', scope, 'disk'] }).missing).toEqual([])
})

it('a missing right is named, and the methods behind it are not named again', () => {
  expect(sliceStanding(needs, { scopes: ['user'], methods: [], features: ['x'] })).toEqual({
    missing: [{ kind: 'scope', names: ['crm'] }],
    partly: ['disk'],
  })
})

it('an older box lacks a method, a smaller tariff a feature', () => {
  expect(sliceStanding(needs, { ...all, methods: [], features: [] }).missing).toEqual([
    { kind: 'method', names: ['tasks.task.add'] },
    { kind: 'feature', names: ['x'] },
  ])
})
