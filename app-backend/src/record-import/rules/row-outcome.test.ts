import { expect, it } from 'vitest'
import { changedSince } from './changed-since.ts'
import { outcomeOf } from './row-outcome.ts'
import { writtenFields } from './written-fields.ts'

it.each([
  [{ item: { id: 15 } }, { state: 'SUCCESS', itemId: 15 }],
  [{}, { state: 'IN_FLIGHT' }],
  [null, { state: 'IN_FLIGHT' }],
])('%j says %j', (answer, outcome) => expect(outcomeOf(answer)).toEqual(outcome))

it('a refusal keeps the portal’s words without markup', () => {
  const refusal = { error: 'CRM_FIELD_ERROR_REQUIRED', error_description: '<b>Поле "Название"</b> обязательно' }
  expect(outcomeOf(refusal)).toMatchObject({
    state: 'FAILED',
    because: [{ params: { code: 'CRM_FIELD_ERROR_REQUIRED', detail: 'Поле "Название" обязательно' } }],
  })
})

const row = {
  entityTypeId: 1,
  originId: 'file:1',
  originalAt: new Date('2019-03-07T11:05:09Z'),
  record: { title: 'Т', createdTime: 'x', fm: [{ typeId: 'PHONE', value: '+7', valueType: 'WORK' }] },
}
const rule = { importing: true, datesFrom: new Date('2019-01-01T00:00:00Z'), timeField: 'UF_CRM_PRD_CREATED_AT' }

it('an import takes numbers under their own names, the old time, and the mark', () => {
  expect(writtenFields(row, rule)).toEqual({
    title: 'Т',
    createdTime: '2019-03-07T11:05:09.000Z',
    UF_CRM_PRD_CREATED_AT: '2019-03-07T11:05:09.000Z',
    PHONE: [{ VALUE: '+7', VALUE_TYPE: 'WORK' }],
    originatorId: 'poryadok',
    originId: 'import:file:1',
  })
})

it('a time that the portal would refuse goes into the field alone', () => {
  const later = { ...rule, datesFrom: new Date('2020-01-01T00:00:00Z') }
  expect(writtenFields(row, later)).not.toHaveProperty('createdTime')
  expect(writtenFields(row, later)).toHaveProperty('UF_CRM_PRD_CREATED_AT')
})

it('a record that somebody touched since is not ours to remove', () => {
  const at = (time: string) => new Date(`2026-01-15T${time}Z`)
  const made = { settledAt: at('10:00:00'), seenAt: null }
  expect(changedSince({ updatedTime: at('10:00:03'), lastActivityTime: null }, made)).toBe(false)
  expect(changedSince({ updatedTime: at('10:01:00'), lastActivityTime: null }, made)).toBe(true)
  expect(changedSince({ updatedTime: at('10:00:00'), lastActivityTime: at('12:00:00') }, made)).toBe(true)
  const seen = { settledAt: at('10:00:00'), seenAt: at('09:59:58') }
  expect(changedSince({ updatedTime: at('09:59:59'), lastActivityTime: null }, seen)).toBe(true)
})
