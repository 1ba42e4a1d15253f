import { describe, expect, it } from 'vitest'
import { actionNames, rowOf } from './actions.ts'
import { faultsOf, holders } from './matrix.ts'

describe('the holders of an action', () => {
  it('are the usual ones until somebody changes them', () =>
    expect(holders({}, 'rules.publish')).toEqual(['administrator', 'head']))
  it('are those whom the matrix names', () =>
    expect(holders({ 'rules.publish': ['administrator', 'integrator'] }, 'rules.publish')).toEqual([
      'administrator',
      'integrator',
    ]))
  it('never lose those who always hold it', () =>
    expect(holders({ 'settings.edit': [] }, 'settings.edit')).toEqual(['administrator']))
  it('never go past the limit, whatever an old row says', () =>
    expect(holders({ 'permissions.edit': ['administrator', 'agent'] }, 'permissions.edit')).toEqual(['administrator']))
})

describe('a new matrix', () => {
  it('is refused when it takes settings from administrators', () =>
    expect(faultsOf({ 'settings.edit': ['integrator'] })).toEqual([
      { action: 'settings.edit', role: 'administrator', fault: 'kept' },
    ]))
  it('is refused when it gives the matrix itself to others', () =>
    expect(faultsOf({ 'permissions.edit': ['administrator', 'head'] })).toEqual([
      { action: 'permissions.edit', role: 'head', fault: 'beyond' },
    ]))
  it('is taken within the limits', () => expect(faultsOf({ 'rules.edit': ['administrator'] })).toEqual([]))
})

it.each(actionNames)('the limits of %s fit together, and an administrator holds it', (action) => {
  const { usual, always, atMost } = rowOf(action)
  expect(usual.filter((role) => !atMost.includes(role))).toEqual([])
  expect(always.filter((role) => !usual.includes(role))).toEqual([])
  expect(always).toContain('administrator')
})
