import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

// Bitrix24 docs: api-reference/crm/outdated/category-old/crm-deal-category-delete
test('a category without deals is deleted with its stages, one with deals stays', async () => {
  const id = await portal.result<number>('crm.dealcategory.add', { fields: { NAME: 'Монтаж', SORT: 300 } })
  expect(await portal.result<unknown[]>('crm.dealcategory.stage.list', { id })).not.toEqual([])
  await portal.result('crm.dealcategory.delete', { id })
  const { body } = await portal.call('crm.dealcategory.get', { id })
  expect(body.error_description).toContain('Not found')

  const kept = await portal.result<number>('crm.dealcategory.add', { fields: { NAME: 'Сборка' } })
  await portal.result('crm.deal.add', { fields: { TITLE: 'Щит', CATEGORY_ID: kept } })
  expect((await portal.call('crm.dealcategory.delete', { id: kept })).body).toHaveProperty('error')
})
