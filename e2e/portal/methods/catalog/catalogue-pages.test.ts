import { stringify } from 'qs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal } from '../../testing.ts'

const CATALOG = 14
let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

test('pages of a catalogue follow one another within a batch by the last id (catalog-product-list, batch)', async () => {
  const page = (after: string) =>
    `catalog.product.list?${stringify({ select: ['id', 'iblockId'], filter: { iblockId: CATALOG, '>id': after }, order: { id: 'ASC' }, start: -1 })}`
  const cmd = { one: page('0'), two: page('$result[one][products][49][id]') }
  const { result } = await portal.result<{ result: Record<string, { products: { id: number }[] }> }>('batch', { cmd })
  const ids = [result['one'], result['two']].map((part) => part?.products.map(({ id }) => id) ?? [])
  const all = [...portal.state.products.values()].filter(({ values }) => values.iblockId === CATALOG).length
  expect(ids[0]).toHaveLength(50)
  expect(ids[1]?.[0]).toBeGreaterThan(ids[0]?.at(-1) ?? 0)
  expect(ids.flat()).toHaveLength(all)
})

test('rows of a smart process are set without a price and found by their owner (crm-item-productrow-set)', async () => {
  const made = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1030,
    fields: { title: 'Запрос' },
  })
  const owner = { ownerType: 'T406', ownerId: made.item.id }
  await portal.result('crm.item.productrow.set', { ...owner, productRows: [{ productId: 1, price: 0, quantity: 1 }] })
  const { productRows } = await portal.result<{ productRows: { productId: number; price: number }[] }>(
    'crm.item.productrow.list',
    { filter: { '=ownerType': owner.ownerType, '=ownerId': owner.ownerId } },
  )
  expect(productRows).toMatchObject([{ productId: 1, price: 0 }])
  await portal.result('crm.item.productrow.set', { ...owner, productRows: [] })
  expect([...portal.state.productRows.values()].filter(({ ownerId }) => ownerId === owner.ownerId)).toEqual([])
})
