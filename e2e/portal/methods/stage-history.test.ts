import { afterAll, beforeAll, expect, test } from 'vitest'
import { addItem } from '../entities/save.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

type Row = Record<string, unknown>

async function history(params: Row, userId: number = people.admin): Promise<Row[]> {
  return (await portal.result<{ items: Row[] }>('crm.stagehistory.list', params, userId)).items
}
async function added(entityTypeId: number, fields: Row): Promise<number> {
  return (await portal.result<{ item: { id: number } }>('crm.item.add', { entityTypeId, fields })).item.id
}
const move = (entityTypeId: number, id: number, fields: Row): Promise<unknown> =>
  portal.result('crm.item.update', { entityTypeId, id, fields })

// Bitrix24 docs: api-reference/crm/crm-stage-history-list.
test('a lead is created, moved and finished, and its records name the status', async () => {
  const id = await added(1, { title: 'T' })
  await move(1, id, { stageId: 'WORK' })
  await move(1, id, { comments: 'без движения' })
  await move(1, id, { stageId: 'CONVERTED' })
  const rows = await history({ entityTypeId: 1, filter: { OWNER_ID: id }, order: { ID: 'ASC' } })
  expect(rows.map((one) => [one.TYPE_ID, one.STATUS_ID, one.STATUS_SEMANTIC_ID])).toEqual([
    [1, 'NEW', 'P'],
    [2, 'WORK', 'P'],
    [3, 'CONVERTED', 'S'],
  ])
  expect(rows[0]).not.toHaveProperty('STAGE_ID')
  expect(rows[0]).not.toHaveProperty('CATEGORY_ID')
})

test('a deal in another funnel leaves a record of its own kind', async () => {
  const id = await added(2, {})
  await move(2, id, { categoryId: 1 })
  const rows = await history({ entityTypeId: 2, filter: { '=OWNER_ID': id }, order: { ID: 'ASC' } })
  expect(rows.map((one) => [one.TYPE_ID, one.CATEGORY_ID, one.STAGE_ID])).toEqual([
    [1, 0, 'NEW'],
    [5, 1, 'C1:NEW'],
  ])
})

test('smart processes and invoices have a history, quotes have none', async () => {
  for (const entityTypeId of [1030, 31]) expect(await history({ entityTypeId })).not.toEqual([])
  const { status, body } = await portal.call('crm.stagehistory.list', { entityTypeId: 7 })
  expect([status, body.error, body.error_description]).toEqual([
    400,
    'ENTITY_TYPE_NOT_SUPPORTED',
    'Entity type QUOTE is not supported',
  ])
})

test('a cursor by the number of the record misses nothing and select narrows the record', async () => {
  const [last] = await history({ entityTypeId: 1, order: { ID: 'DESC' } })
  const id = await added(1, { title: 'T' })
  const rows = await history({ entityTypeId: 1, filter: { '>ID': last?.ID }, select: ['OWNER_ID'], start: -1 })
  expect(rows).toEqual([{ OWNER_ID: id }])
})

test('of thousands of records the first page without a count is the same as with one', async () => {
  for (let at = 0; at < 5_100; at += 1) addItem(portal.state, 1, { title: `Т ${at}` }, { userId: 1 })
  for (const order of [{ ID: 'ASC' }, { ID: 'DESC' }]) {
    const counted = await history({ entityTypeId: 1, order })
    expect(await history({ entityTypeId: 1, order, start: -1 })).toEqual(counted)
  }
})

test('a field of another type in the filter is an error', async () => {
  const { body } = await portal.call('crm.stagehistory.list', { entityTypeId: 1, filter: { STAGE_ID: 'NEW' } })
  expect(body.error_description).toBe("Invalid filter: field 'STAGE_ID' is not allowed in filter")
})

test('the history of what one may not see is not seen, and a deleted item takes its own along', async () => {
  expect(await history({ entityTypeId: 1 }, people.noRights)).toEqual([])
  const id = await added(1, { title: 'T' })
  await portal.result('crm.item.delete', { entityTypeId: 1, id })
  expect(await history({ entityTypeId: 1, filter: { OWNER_ID: id } })).toEqual([])
})
