import { expect, it } from 'vitest'
import { recordOf } from './document-id.ts'

it.each([
  ['LEAD_456', { entityTypeId: 1, entityId: 456 }],
  ['DEAL_7', { entityTypeId: 2, entityId: 7 }],
  ['SMART_INVOICE_9', { entityTypeId: 31, entityId: 9 }],
  ['DYNAMIC_1030_7', { entityTypeId: 1030, entityId: 7 }],
  ['LEAD_0', null],
  ['LEAD_1_2', null],
  ['DYNAMIC_7', null],
  ['LEAD_', null],
  ['123', null],
  ['', null],
])('%s', (text, record) => {
  expect(recordOf(text)).toEqual(record)
})
