import { describe, expect, it } from 'vitest'
import { aField, aSet, aSeverity, onPortal } from '../testing.ts'
import { adoptFields } from './adopt-field.ts'
import { compareFields } from './compare-fields.ts'

const severity = aSeverity()

describe('what is taken from the portal', () => {
  it('leaves no difference behind', () => {
    const options = [
      { id: 100, xmlId: 'low', value: 'Терпит' },
      { id: 102, xmlId: 'x', value: 'Авария' },
    ]
    const portal = [onPortal(severity, { options, label: 'Срочность' }), onPortal(aField({ code: 'OLD' }))]
    const set = adoptFields(aSet(severity), portal, new Set(['PRD_SEVERITY', 'OLD']))
    expect(compareFields(set, portal).map(({ state }) => state)).toEqual(['same', 'same'])
  })

  it('keeps both languages of what stayed the same', () => {
    const set = adoptFields(aSet(severity), [onPortal(severity)], new Set(['PRD_SEVERITY']))
    expect(set).toEqual(aSet(severity))
  })

  it('is nothing where the kind is none of a set', () => {
    const booking = onPortal(aField({ code: 'ROOM' }), { type: 'resourcebooking' })
    expect(adoptFields(aSet(severity), [booking], new Set(['ROOM']))).toEqual(aSet(severity))
  })
})
