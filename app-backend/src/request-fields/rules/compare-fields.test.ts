import { describe, expect, it } from 'vitest'
import { aField, aSet, aSeverity, onPortal } from '../testing.ts'
import { compareFields } from './compare-fields.ts'

const field = aField()
const severity = aSeverity()

describe('a set beside the portal', () => {
  it('is the same where nothing was changed, in either language', () => {
    const portal = [onPortal(field, { label: 'Serial number' }), onPortal(severity)]
    expect(compareFields(aSet(field, severity), portal).map(({ state }) => state)).toEqual(['same', 'same'])
  })

  it('lacks a field that was deleted by hand, and names one that it does not hold', () => {
    const stray = onPortal(aField({ code: 'OLD' }))
    expect(compareFields(aSet(field), [stray])).toMatchObject([
      { code: 'PRD_SERIAL', state: 'missing', mendable: true },
      { code: 'OLD', state: 'extra', mendable: false },
    ])
  })

  it('tells renamed, missing and further options by their XML_ID', () => {
    const options = [
      { id: 100, xmlId: 'low', value: 'Терпит' },
      { id: 102, xmlId: 'x', value: 'Авария' },
    ]
    const [compared] = compareFields(aSet(severity), [onPortal(severity, { options })])
    expect(compared).toMatchObject({ state: 'differs', mendable: true })
    expect(compared?.because).toEqual([
      { what: 'option-renamed', ours: 'Низкая', portal: 'Терпит' },
      { what: 'option-missing', ours: 'Высокая', portal: '' },
      { what: 'option-extra', ours: '', portal: 'Авария' },
    ])
  })

  it.each([
    ['another name', { label: 'Заводской номер' }, 'label', true],
    ['a demand for a value', { mandatory: true }, 'mandatory', true],
    ['another kind, which the portal never changes', { type: 'integer' }, 'type', false],
    ['several values, which the portal never changes', { multiple: true }, 'multiple', false],
  ])('tells %s', (_, changes, what, mendable) => {
    const [compared] = compareFields(aSet(field), [onPortal(field, changes)])
    expect([compared?.because.map((one) => one.what), compared?.mendable]).toEqual([[what], mendable])
  })
})
