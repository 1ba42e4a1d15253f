import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bindingText, crmBinding } from './crm-binding.ts'

it.each([
  ['L_45', { entityTypeId: 1, entityId: 45 }],
  ['c_12', { entityTypeId: 3, entityId: 12 }],
  ['CO_3', { entityTypeId: 4, entityId: 3 }],
  ['T406_7', { entityTypeId: 1030, entityId: 7 }],
  ['X_1', null],
  ['L_0', null],
  ['', null],
])('reads %s', (text, expected) => expect(crmBinding(text)).toEqual(expected))

it('says what it reads', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 128, max: 100_000 }),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      (entityTypeId, entityId) => {
        expect(crmBinding(bindingText({ entityTypeId, entityId }))).toEqual({ entityTypeId, entityId })
      },
    ),
  )
})
