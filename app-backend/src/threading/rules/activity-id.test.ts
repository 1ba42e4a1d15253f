import { expect, it } from 'vitest'
import { activityOf } from './activity-id.ts'

it.each([
  ['crm.activity.8105-C5GCDI@zavod.bitrix24.ru', { activityId: 8105, host: 'zavod.bitrix24.ru' }],
  ['CRM.ACTIVITY.8105-C5GCDI@Zavod.Bitrix24.RU', { activityId: 8105, host: 'zavod.bitrix24.ru' }],
  ['crm.activity.8105@zavod.bitrix24.ru', null],
  ['crm.activity.0-A@zavod.bitrix24.ru', null],
  ['crm.activity.99999999999-A@zavod.bitrix24.ru', null],
  ['crm.activity.8105-C5GCDI@evil@zavod.bitrix24.ru', null],
  ['x.crm.activity.8105-C5GCDI@zavod.bitrix24.ru', null],
])('of %s is %j', (messageId, found) => expect(activityOf(messageId)).toEqual(found))
