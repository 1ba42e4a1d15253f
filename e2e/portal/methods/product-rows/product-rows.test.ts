import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

async function aDeal(fields: Record<string, unknown> = {}): Promise<number> {
  const made = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 2,
    fields: { title: 'Щит', ...fields },
  })
  return made.item.id
}
const opportunity = async (id: number): Promise<number> =>
  (await portal.result<{ item: { opportunity: number } }>('crm.item.get', { entityTypeId: 2, id })).item.opportunity

test('a row reckons its other prices as the vendor’s example does (crm-item-productrow-add)', async () => {
  const ownerId = await aDeal()
  const fields = { ownerId, ownerType: 'D', productName: 'Щит', price: 80_000, quantity: 2 }
  const { productRow } = await portal.result<{ productRow: Record<string, unknown> }>('crm.item.productrow.add', {
    fields: { ...fields, discountTypeId: 2, discountRate: 20, taxRate: 20, taxIncluded: 'Y', measureCode: 796 },
  })
  expect(productRow).toMatchObject({
    ownerType: 'D',
    priceExclusive: 66_666.67,
    priceNetto: 83_333.34,
    priceBrutto: 100_000.01,
    discountSum: 16_666.67,
    measureName: 'шт',
    customized: 'Y',
  })
})

test('rows make the amount of the deal, unless it is kept by hand', async () => {
  const id = await aDeal()
  const rows = [
    { productName: 'А', price: 100.5, quantity: 2 },
    { productName: 'Б', price: 10 },
  ]
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: id, productRows: rows })
  expect(await opportunity(id)).toBe(211)
  const byHand = await aDeal({ opportunity: 5, isManualOpportunity: 'Y' })
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: byHand, productRows: rows })
  expect(await opportunity(byHand)).toBe(5)
})

test('set replaces whatever rows there were; name and unit come from the catalogue (crm-item-productrow-set)', async () => {
  const ownerId = await aDeal()
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId, productRows: [{ productId: 1, price: 0 }] })
  const { productRows } = await portal.result<{ productRows: Record<string, unknown>[] }>('crm.item.productrow.list', {
    filter: { '=ownerType': 'D', '=ownerId': ownerId },
  })
  expect(productRows).toMatchObject([{ productId: 1, productName: 'ЩР-12 навесной', quantity: 1, measureCode: 796 }])
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId, productRows: [{ productName: 'Свой' }] })
  const after = await portal.call('crm.item.productrow.list', { filter: { '=ownerType': 'D', '=ownerId': ownerId } })
  expect(after.body).toMatchObject({ result: { productRows: [{ productName: 'Свой' }] }, total: 1 })
})

test('a list without =ownerType and =ownerId is refused, a contact has no rows (crm-item-productrow-list)', async () => {
  const plain = await portal.call('crm.item.productrow.list', { filter: { ownerType: 'D', ownerId: 1 } })
  expect(plain.body.error).toBe('INVALID_ARG_VALUE')
  const contact = await portal.call('crm.item.productrow.set', { ownerType: 'C', ownerId: 1, productRows: [] })
  expect(contact.body.error).toBe('ENTITY_TYPE_NOT_SUPPORTED')
  const absent = await portal.call('crm.item.productrow.set', { ownerType: 'D', ownerId: 99_999, productRows: [] })
  expect(absent.body.error).toBe('OWNER_NOT_FOUND')
})

test('update refuses a name it does not change; delete answers null (crm-item-productrow-update)', async () => {
  const ownerId = await aDeal()
  const { productRow } = await portal.result<{ productRow: { id: number } }>('crm.item.productrow.add', {
    fields: { ownerId, ownerType: 'D', productName: 'А', price: 10 },
  })
  const { id } = productRow
  const refused = await portal.call('crm.item.productrow.update', { id, fields: { priceNetto: 1 } })
  expect(refused.body.error).toBe('INVALID_ARG_VALUE')
  await portal.result('crm.item.productrow.update', { id, fields: { price: 30, quantity: 3 } })
  expect(await opportunity(ownerId)).toBe(90)
  expect(await portal.result('crm.item.productrow.get', { id })).toMatchObject({ productRow: { productName: 'А' } })
  expect(await portal.result('crm.item.productrow.delete', { id })).toBeNull()
  expect(await opportunity(ownerId)).toBe(0)
  expect((await portal.call('crm.item.productrow.get', { id })).body.error).toBe('NOT_FOUND')
})

test('rows of a smart process go under the hexadecimal number of its type', async () => {
  const made = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1030,
    fields: { title: 'Запрос' },
  })
  const owner = { ownerType: 'T406', ownerId: made.item.id }
  await portal.result('crm.item.productrow.set', { ...owner, productRows: [{ productId: 2, price: 1 }] })
  const { productRows } = await portal.result<{ productRows: unknown[] }>(
    'crm.item.productrow.getAvailableForPayment',
    owner,
  )
  expect(productRows).toMatchObject([owner])
})

test('old methods show the same rows in upper case and ask for the size of a discount (crm-lead-productrows-set)', async () => {
  const rows = [{ PRODUCT_ID: 1, PRICE: 1000, QUANTITY: 2, DISCOUNT_TYPE_ID: 1, DISCOUNT_SUM: 100, TAX_RATE: 10 }]
  expect(await portal.result('crm.lead.productrows.set', { id: 1, rows })).toBe(true)
  expect(await portal.result('crm.lead.productrows.get', { id: 1 })).toMatchObject([
    { OWNER_ID: '1', OWNER_TYPE: 'L', PRODUCT_ID: 1, PRICE: 1000, PRICE_ACCOUNT: '1000.00000000', DISCOUNT_SUM: 100 },
  ])
  const refused = await portal.call('crm.lead.productrows.set', {
    id: 1,
    rows: [{ PRODUCT_NAME: 'А', DISCOUNT_TYPE_ID: 2 }],
  })
  expect(refused.body).toMatchObject({
    error: 'ERROR_CORE',
    error_description: expect.stringContaining('DISCOUNT_RATE'),
  })
  expect((await portal.call('crm.lead.productrows.get', { id: 0 })).body.error_description).toBe(
    'The parameter id is invalid or not defined.',
  )
})

test('deals and quotes have the old methods too; the common list wants its owner', async () => {
  const id = await aDeal()
  await portal.result('crm.deal.productrows.set', { id, rows: [{ PRODUCT_NAME: 'Шина', PRICE: 10 }] })
  expect(await portal.result('crm.deal.productrows.get', { id })).toHaveLength(1)
  const list = await portal.result('crm.productrow.list', {
    filter: { OWNER_TYPE: 'D', OWNER_ID: id },
    select: ['PRICE'],
  })
  expect(list).toEqual([{ PRICE: 10 }])
  expect((await portal.call('crm.productrow.list')).status).toBe(400)
  const quote = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 7,
    fields: { title: 'КП' },
  })
  await portal.result('crm.quote.productrows.set', { id: quote.item.id, rows: [{ PRODUCT_NAME: 'Щит', PRICE: 7 }] })
  expect(await portal.result('crm.quote.productrows.get', { id: quote.item.id })).toMatchObject([{ OWNER_TYPE: 'Q' }])
})

test('rows follow the rights to their deal and raise its update', async () => {
  const ownerId = await aDeal()
  const fields = { ownerId, ownerType: 'D', productName: 'А', price: 1 }
  expect((await portal.call('crm.item.productrow.add', { fields }, people.noRights)).body.error).toBe('ACCESS_DENIED')
  const receiver = await aReceiver()
  await portal.result('event.bind', { event: 'ONCRMDEALUPDATE', handler: receiver.url })
  await portal.result('crm.item.productrow.add', { fields })
  await portal.state.events.idle()
  expect(receiver.received[0]?.get('data[FIELDS][ID]')).toBe(String(ownerId))
  await receiver.stop()
})

test.each(['crm.item.productrow.fields', 'crm.productrow.fields'])(
  '%s names the price and the quantity',
  async (name) => {
    const result = JSON.stringify(await portal.result(name)).toLowerCase()
    expect(result).toMatch(/"price".*"quantity"/)
  },
)
