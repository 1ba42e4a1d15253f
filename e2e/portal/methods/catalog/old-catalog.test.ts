import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

test('crm.product.* shows the same products with their base price in texts (crm-product-add)', async () => {
  const fields = { NAME: 'Стул монтажника', CURRENCY_ID: 'RUB', PRICE: 4900, SORT: 300, SECTION_ID: 3 }
  const id = await portal.result<number>('crm.product.add', { fields })
  expect(await portal.result('crm.product.get', { id })).toMatchObject({
    ID: String(id),
    NAME: 'Стул монтажника',
    PRICE: '4900.00',
    CURRENCY_ID: 'RUB',
    SORT: '300',
    ACTIVE: 'Y',
    SECTION_ID: '3',
  })
  expect(await portal.result('catalog.product.get', { id })).toMatchObject({ product: { name: 'Стул монтажника' } })
  const found = await portal.result('crm.product.list', {
    filter: { SECTION_ID: 3, '>PRICE': 4000 },
    select: ['ID', 'PRICE'],
  })
  expect(found).toContainEqual({ ID: String(id), PRICE: '4900.00' })
})

test('a price without a currency is passed over (crm-product-update)', async () => {
  const id = await portal.result<number>('crm.product.add', { fields: { NAME: 'А', PRICE: 10, CURRENCY_ID: 'RUB' } })
  await portal.result('crm.product.update', { id, fields: { PRICE: 20 } })
  expect(await portal.result('crm.product.get', { id })).toMatchObject({ PRICE: '10.00' })
  await portal.result('crm.product.update', { id, fields: { PRICE: 20, CURRENCY_ID: 'RUB' } })
  expect(await portal.result('crm.product.get', { id })).toMatchObject({ PRICE: '20.00' })
  expect(await portal.result('crm.product.delete', { id })).toBe(true)
  expect((await portal.call('crm.product.get', { id })).status).toBe(400)
  expect((await portal.call('crm.product.add', { fields: { NAME: 'Б' } }, people.agent)).status).toBe(403)
})

test('crm.productsection.* shows the same tree (crm-product-section-list)', async () => {
  const id = await portal.result<number>('crm.productsection.add', { fields: { NAME: 'Новый', SECTION_ID: 1 } })
  expect(await portal.result('crm.productsection.get', { id })).toMatchObject({ NAME: 'Новый', SECTION_ID: '1' })
  await portal.result('crm.productsection.update', { id, fields: { NAME: 'Другой' } })
  const list = await portal.result('crm.productsection.list', { filter: { SECTION_ID: 1 }, select: ['NAME'] })
  expect(list).toContainEqual({ NAME: 'Другой' })
  expect(await portal.result('crm.productsection.delete', { id })).toBe(true)
})

test('crm.measure.* shows the same units (crm-measure-add)', async () => {
  const fields = { CODE: '212', MEASURE_TITLE: 'Ватт', SYMBOL_RUS: 'Вт', IS_DEFAULT: 'N' }
  const id = await portal.result<number>('crm.measure.add', { fields })
  expect(await portal.result('crm.measure.get', { id })).toMatchObject({ CODE: '212', SYMBOL_RUS: 'Вт' })
  await portal.result('crm.measure.update', { id, fields: { SYMBOL_INTL: 'W' } })
  expect(await portal.result('crm.measure.list', { filter: { CODE: 212 }, select: ['SYMBOL_INTL'] })).toEqual([
    { SYMBOL_INTL: 'W' },
  ])
  expect(await portal.result('crm.measure.delete', { id })).toBe(true)
})

test.each(['crm.product.fields', 'crm.productsection.fields', 'crm.measure.fields'])(
  '%s describes ID',
  async (name) => {
    expect(await portal.result(name)).toMatchObject({ ID: { isReadOnly: true } })
  },
)

// Bitrix24 docs: api-reference/crm/outdated/vat/crm-vat-add, crm-vat-get.
test('crm.vat.* shows the same rates in texts, and the message is the code of a refusal', async () => {
  const id = await portal.result<number>('crm.vat.add', { fields: { NAME: 'НДС 7%', RATE: 7 } })
  const shown = { ID: String(id), ACTIVE: 'Y', NAME: 'НДС 7%', RATE: '7.00', C_SORT: '100' }
  expect(await portal.result('crm.vat.get', { id })).toEqual(shown)
  expect(await portal.result('crm.vat.list', { filter: { RATE: 7 }, select: ['ID', 'RATE'] })).toEqual([
    { ID: String(id), RATE: '7.00' },
  ])
  expect(await portal.result('catalog.vat.get', { id })).toMatchObject({ vat: { rate: 7 } })
  expect(await portal.result('crm.vat.update', { id, fields: { NAME: 'НДС 10%', RATE: 10 } })).toBe(id)
  expect(await portal.result('crm.vat.fields')).toMatchObject({ RATE: { size: '18,2', isReadOnly: false } })
  const denied = await portal.call('crm.vat.delete', { id }, people.agent)
  expect([denied.status, denied.body.error]).toEqual([400, 'Access denied.'])
  expect(await portal.result('crm.vat.delete', { id })).toBe(true)
  expect((await portal.call('crm.vat.get', { id })).body.error).toBe('VAT rate not found.')
})
