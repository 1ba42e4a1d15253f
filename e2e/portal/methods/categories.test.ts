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
interface Answer {
  category: Row & { id: number }
}
const add = async (entityTypeId: number, fields: Row): Promise<Answer['category']> =>
  (await portal.result<Answer>('crm.category.add', { entityTypeId, fields })).category
const refusal = async (method: string, params: Row, userId: number = people.admin): Promise<unknown> =>
  (await portal.call(method, params, userId)).body.error

// Bitrix24 docs: api-reference/crm/universal/category/crm-category-add.
test('a funnel of deals comes with stages of its own prefix and is never the default one', async () => {
  const made = await add(2, { name: 'Опт', isDefault: 'Y' })
  expect(made).toMatchObject({ name: 'Опт', sort: 500, isDefault: 'N', originId: '', originatorId: '' })
  const stages = await portal.result<Row[]>('crm.status.entity.items', { entityId: `DEAL_STAGE_${made.id}` })
  expect(stages.map((one) => one.STATUS_ID)).toEqual(
    ['NEW', 'PREPARATION', 'PREPAYMENT_INVOICE', 'EXECUTING', 'FINAL_INVOICE', 'WON', 'LOSE', 'APOLOGY'].map(
      (code) => `C${made.id}:${code}`,
    ),
  )
})

test('the new default funnel of a smart process takes the place of the old one', async () => {
  const made = await add(1030, { name: 'Гарантия', isDefault: 'Y' })
  const { categories } = await portal.result<{ categories: Row[] }>('crm.category.list', { entityTypeId: 1030 })
  expect(categories.filter((one) => one.isDefault === 'Y').map((one) => one.id)).toEqual([made.id])
  const { item } = await portal.result<{ item: Row }>('crm.item.add', { entityTypeId: 1030, fields: {} })
  expect(item).toMatchObject({ categoryId: made.id, stageId: `DT1030_${made.id}:NEW` })
})

test('a funnel with items, the default one and one of a type without funnels are refused', async () => {
  const items = { entityTypeId: 2, id: 1 }
  expect(await refusal('crm.category.delete', items)).toBe('0')
  expect(await refusal('crm.category.delete', { entityTypeId: 2, id: 0 })).toBe('0')
  const [smart] = [...portal.state.categories.values()].filter((one) => one.entityTypeId === 1030)
  expect(await refusal('crm.category.delete', { entityTypeId: 1030, id: smart?.id })).toBe('BX_ERROR')
  expect(await refusal('crm.category.list', { entityTypeId: 1 })).toBe('ENTITY_TYPE_NOT_SUPPORTED')
  expect(await refusal('crm.category.get', { entityTypeId: 2, id: 77 })).toBe('NOT_FOUND')
  expect(await refusal('crm.category.add', { entityTypeId: 2, fields: { name: 'x' } }, people.agent)).toBe(
    'ACCESS_DENIED',
  )
})

test('an empty funnel goes with its stages', async () => {
  const made = await add(2, { name: 'Опт' })
  expect(await portal.result('crm.category.delete', { entityTypeId: 2, id: made.id })).toBeNull()
  expect(await portal.result('crm.status.entity.items', { entityId: `DEAL_STAGE_${made.id}` })).toEqual([])
})

// Bitrix24 docs: api-reference/crm/outdated/category-old/crm-deal-category-list.
test('the old methods know funnels without the general one, which has methods of its own', async () => {
  const rows = await portal.result<Row[]>('crm.dealcategory.list')
  expect(rows.map((one) => one.NAME)).toEqual(['Обслуживание'])
  const id = await portal.result<number>('crm.dealcategory.add', { fields: { NAME: 'Опт', SORT: 10 } })
  expect(await portal.result('crm.dealcategory.get', { id })).toMatchObject({ ID: String(id), NAME: 'Опт', SORT: '10' })
  expect(await portal.result('crm.dealcategory.status', { id })).toBe(`DEAL_STAGE_${id}`)
  expect(await portal.result('crm.dealcategory.stage.list', { id })).toHaveLength(8)
  expect(await portal.result('crm.dealcategory.default.set', { name: 'Продажи' })).toBe(true)
  expect(await portal.result('crm.dealcategory.default.get')).toEqual({ ID: 0, NAME: 'Продажи' })
})

// Bitrix24 docs: api-reference/crm/status/crm-status-add.
test('a stage of a funnel gets the prefix of the funnel, once', async () => {
  const fields = { ENTITY_ID: 'DEAL_STAGE_1', STATUS_ID: 'DECISION', NAME: 'Решение', SORT: 25 }
  const id = await portal.result<number>('crm.status.add', { fields })
  expect(await portal.result('crm.status.get', { id })).toMatchObject({ STATUS_ID: 'C1:DECISION', CATEGORY_ID: '1' })
  const again = { ...fields, STATUS_ID: 'C1:DECISION' }
  expect(await refusal('crm.status.add', { fields: again })).toBe('ERROR_CORE')
})

test('a stage in work does not stand behind the successful one, and one with items stays', async () => {
  const fields = { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'LATE', NAME: 'Поздно', SORT: 900 }
  const { body } = await portal.call('crm.status.add', { fields })
  expect(body.error_description).toBe('Нельзя создать промежуточную стадию после успешной')
  const stages = await portal.result<{ ID: string; STATUS_ID: string }[]>('crm.status.list', {
    filter: { ENTITY_ID: 'DEAL_STAGE' },
  })
  const busy = stages.find((one) => one.STATUS_ID === 'EXECUTING')
  const refused = await portal.call('crm.status.delete', { id: busy?.ID })
  expect(refused.body.error_description).toBe('There are active items in this status.')
})

test('the list of dictionaries tells the funnel and the prefix of stages', async () => {
  const types = await portal.result<(Row & { ID: string })[]>('crm.status.entity.types')
  const named = (id: string): Row | undefined => types.find((one) => one.ID === id)
  expect(named('DEAL_STAGE_1')).toMatchObject({
    PREFIX: 'C1',
    PARENT_ID: 'DEAL_STAGE',
    CATEGORY_ID: 1,
    SEMANTIC_INFO: { START_FIELD: 'C1:NEW', FINAL_SUCCESS_FIELD: 'C1:WON', FINAL_UNSUCCESS_FIELD: 'C1:LOSE' },
  })
  expect(named('SMART_INVOICE_STAGE_5')).toMatchObject({ PREFIX: 'DT31_5', ENTITY_TYPE_ID: 31, SEMANTIC_INFO: [] })
  expect(named('SOURCE')).toEqual({ ID: 'SOURCE', NAME: 'Источники' })
})
