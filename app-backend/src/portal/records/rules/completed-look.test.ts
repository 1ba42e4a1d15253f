import { describe, expect, it } from 'vitest'
import { itemState } from '../item-state.ts'
import { completedLook } from './completed-look.ts'

const watched = ['UF_CRM_CATEGORY', 'UF_CRM_DUE']
const look = (fields: object) => itemState(1, { id: 9, ...fields }, watched)
const known = (fields: object) => ({ state: look(fields), deleted: false, seenAt: new Date('2026-11-23T09:00:00Z') })
const before = known({ UF_CRM_CATEGORY: 7, UF_CRM_DUE: '2026-11-24T09:00:00+03:00' })

describe('an own field', () => {
  it('that the answer calls by another name is as it was', () => {
    expect(completedLook(look({ ufCrmCategory: 7, ufCrmDue: null }), before, watched)?.watched).toEqual(
      before.state.watched,
    )
  })

  it('that the answer names is as the answer says, empty too', () => {
    expect(completedLook(look({ UF_CRM_CATEGORY: null }), before, watched)?.watched).toEqual({
      UF_CRM_CATEGORY: null,
      UF_CRM_DUE: '2026-11-24T09:00:00+03:00',
    })
  })

  it('that is watched no longer is not kept', () => {
    expect(completedLook(look({ UF_CRM_CATEGORY: 8 }), before, ['UF_CRM_CATEGORY'])?.watched).toEqual({
      UF_CRM_CATEGORY: 8,
    })
  })

  it('of a record that was never seen, or is gone, has nothing to be taken from', () => {
    expect(completedLook(look({}), null, watched)?.watched).toEqual({})
    expect(completedLook(null, before, watched)).toBeNull()
  })
})
