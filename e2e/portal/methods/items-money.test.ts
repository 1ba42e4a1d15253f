import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

type Row = Record<string, unknown>
const deal = async (id: number): Promise<Row> =>
  (await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 2, id })).item
const update = (id: number, fields: Row): Promise<unknown> =>
  portal.result('crm.item.update', { entityTypeId: 2, id, fields })

// Bitrix24 docs: api-reference/crm/universal/product-rows/index.
test('an automatic amount follows the product rows, one kept by hand does not', async () => {
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 2,
    fields: { opportunity: 7 },
  })
  expect((await deal(item.id)).opportunity).toBe(7)
  const productRows = [
    { productName: 'Автомат', price: 100, quantity: 2 },
    { productName: 'Шина', price: 50.5, quantity: 1 },
  ]
  await portal.result('crm.item.productrow.set', { ownerType: 'D', ownerId: item.id, productRows })
  expect((await deal(item.id)).opportunity).toBe(250.5)
  await update(item.id, { opportunity: 9 })
  expect((await deal(item.id)).opportunity).toBe(250.5)
  await update(item.id, { opportunity: 9, isManualOpportunity: 'Y' })
  expect((await deal(item.id)).opportunity).toBe(9)
  await update(item.id, { isManualOpportunity: false })
  expect((await deal(item.id)).opportunity).toBe(250.5)
})
