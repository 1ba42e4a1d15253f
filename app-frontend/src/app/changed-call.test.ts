import { expect, test } from 'vitest'
import { changedCall } from './changed-call.ts'

test.each([
  [{ PHONE_NUMBER: '+74950001101', CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 17 }, '+74950001101', [17]],
  [{ PHONE_NUMBER: '+74950001101', CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '5' }, '+74950001101', []],
  [{ PHONE_NUMBER: 'hidden', CRM_ENTITY_TYPE: '', CRM_ENTITY_ID: '0' }, 'hidden', []],
  [{ PHONE_NUMBER: 'unknown', CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 'undefined' }, '', []],
  [undefined, '', []],
])('%j is the number «%s»', (told, phone, companies) => {
  expect(changedCall(told)).toEqual({ phone, companies })
})
