import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

type Row = Record<string, unknown>

// Bitrix24 docs: api-reference/crm/currency/crm-currency-list.
test('the list counts nothing, its numbers are texts and its order is asked for', async () => {
  const { body } = await portal.call('crm.currency.list', { order: { SORT: 'desc' } })
  expect(body.total).toBe(0)
  expect((body.result as Row[]).map((one) => [one.CURRENCY, one.AMOUNT, one.BASE])).toEqual([
    ['EUR', '93.2000', 'N'],
    ['USD', '80.5000', 'N'],
    ['RUB', '1.0000', 'Y'],
  ])
})

test('a currency is added by its code, changed and deleted', async () => {
  const fields = { CURRENCY: 'CNY', AMOUNT_CNT: 1, AMOUNT: 11.2, LANG: { ru: { FULL_NAME: 'Юань' } } }
  expect(await portal.result('crm.currency.add', { fields })).toBe('CNY')
  expect(await portal.result('crm.currency.get', { id: 'CNY' })).toMatchObject({
    FULL_NAME: 'Юань',
    LANG: { ru: { FULL_NAME: 'Юань', DECIMALS: '2' }, en: { FULL_NAME: 'CNY' } },
  })
  expect(await portal.result('crm.currency.update', { ID: 'CNY', fields: { AMOUNT: 12 } })).toBe(true)
  expect(await portal.result('crm.currency.localizations.delete', { id: 'CNY', lids: ['en', 'de'] })).toBe(true)
  expect(await portal.result('crm.currency.localizations.delete', { id: 'CNY', lids: ['de'] })).toBe(false)
  expect(await portal.result('crm.currency.delete', { id: 'CNY' })).toBe(true)
  expect((await portal.call('crm.currency.get', { id: 'CNY' })).body.error_description).toBe('Not found')
})

test('a new base currency is that of items made afterwards, and it cannot be deleted', async () => {
  expect(await portal.result('crm.currency.base.set', { id: 'EUR' })).toBe(true)
  expect(await portal.result('crm.currency.base.get')).toBe('EUR')
  const { item } = await portal.result<{ item: Row }>('crm.item.add', { entityTypeId: 2, fields: {} })
  expect(item.currencyId).toBe('EUR')
  const refused = await portal.call('crm.currency.delete', { id: 'EUR' })
  expect(refused.body.error_description).toBe('Нельзя удалить базовую валюту.')
})

test('money is the administrator’s, and a field nobody gave is named', async () => {
  const refused = await portal.call('crm.currency.update', { id: 'USD', fields: {} }, people.agent)
  expect(refused.body).toEqual({ error: '', error_description: 'Access denied.' })
  const lacking = await portal.call('crm.currency.add', { fields: { CURRENCY: 'CNY', AMOUNT_CNT: 1 } })
  expect(lacking.body.error_description).toBe('Undefined array key "AMOUNT"')
})
