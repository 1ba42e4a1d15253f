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
const find = (params: Row): Promise<Row> => portal.result('crm.duplicate.findbycomm', params)
const EMAIL = 'x@firm.example'

async function leads(count: number): Promise<void> {
  const data = Array.from({ length: count }, () => ({ title: 'T', EMAIL: [{ VALUE: EMAIL, VALUE_TYPE: 'WORK' }] }))
  await portal.result('crm.item.batchImport', { entityTypeId: 1, data })
}
async function contact(fields: Row): Promise<number> {
  const params = { entityTypeId: 3, fields: { name: 'Иван', ...fields } }
  return (await portal.result<{ item: { id: number } }>('crm.item.add', params)).item.id
}

// Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm, "Особенности работы метода".
test('twenty leads hide contacts and companies, and the type asked for alone is found', async () => {
  const fm = [{ typeId: 'EMAIL', value: EMAIL }]
  const id = await contact({ fm })
  await leads(19)
  expect(Object.keys(await find({ type: 'EMAIL', values: [EMAIL] }))).toEqual(['LEAD', 'CONTACT'])
  await leads(2)
  const found = await find({ type: 'EMAIL', values: [EMAIL] })
  expect([Object.keys(found), found.LEAD]).toEqual([['LEAD'], expect.objectContaining({ length: 20 })])
  expect(await find({ type: 'EMAIL', values: [EMAIL], entity_type: 'CONTACT' })).toEqual({ CONTACT: [id] })
})

test('a phone is the same with eight or +7 in front and with an extension behind', async () => {
  const id = await contact({ fm: [{ typeId: 'PHONE', value: '8 (900) 123-45-67' }] })
  expect(await find({ type: 'PHONE', values: ['+79001234567;12'] })).toEqual({ CONTACT: [id] })
})

test('a value that has been changed is found no more', async () => {
  const id = await contact({ fm: [{ typeId: 'EMAIL', value: EMAIL }] })
  await find({ type: 'EMAIL', values: [EMAIL] })
  const { item } = await portal.result<{ item: { fm: { id: number }[] } }>('crm.item.get', { entityTypeId: 3, id })
  const fm = { [String(item.fm[0]?.id)]: { typeId: 'EMAIL', value: 'y@firm.example' } }
  await portal.result('crm.item.update', { entityTypeId: 3, id, fields: { fm } })
  expect(await find({ type: 'EMAIL', values: [EMAIL] })).toEqual([])
  expect(await find({ type: 'EMAIL', values: ['Y@firm.example'] })).toEqual({ CONTACT: [id] })
})

test.each([
  [{ values: ['x'] }, 'Communication type is not defined.'],
  [{ type: 'WEB', values: ['x'] }, "Communication type 'WEB' is not supported in current context."],
  [{ type: 'EMAIL' }, 'Communication values is not defined.'],
])('%j is refused: %s', async (params, description) => {
  const { status, body } = await portal.call('crm.duplicate.findbycomm', params)
  expect([status, body.error_description]).toEqual([400, description])
})

// Bitrix24 docs: api-reference/crm/duplicates/crm-entity-merge-batch.
test('the first contact takes what it lacks from the others, which then go', async () => {
  const main = await contact({ fm: [{ typeId: 'EMAIL', value: EMAIL }] })
  const other = await contact({ post: 'Инженер', companyIds: [2], fm: [{ typeId: 'PHONE', value: '+79001234567' }] })
  const params = { entityTypeId: 3, entityIds: [main, other] }
  expect(await portal.result('crm.entity.mergeBatch', { params })).toEqual({ STATUS: 'SUCCESS', ENTITY_IDS: [other] })
  const { item } = await portal.result<{ item: Row }>('crm.item.get', { entityTypeId: 3, id: main })
  expect(item).toMatchObject({ post: 'Инженер', companyIds: [2], phone: '+79001234567', email: EMAIL })
  expect((await portal.call('crm.item.get', { entityTypeId: 3, id: other })).body.error).toBe('NOT_FOUND')
})

test('two different values are a conflict and nothing is merged', async () => {
  const ids = [await contact({ post: 'Инженер' }), await contact({ post: 'Директор' })]
  const params = { entityTypeId: 3, entityIds: ids }
  expect(await portal.result('crm.entity.mergeBatch', { params })).toEqual({ STATUS: 'CONFLICT', ENTITY_IDS: [] })
  expect(portal.state.items.of(3).get(ids[1] ?? 0)).toBeDefined()
})

test('one element cannot be merged, and the right to delete the others is needed', async () => {
  const one = await portal.call('crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds: [1] } })
  expect(one.body.error_description).toBe('The parameter entityIds must contains at least two elements.')
  const params = { entityTypeId: 3, entityIds: [2, 1] }
  expect((await portal.call('crm.entity.mergeBatch', { params }, people.sales)).status).toBe(403)
})

// Bitrix24 docs: api-reference/crm/duplicates/volatile-type/crm-duplicate-volatile-type-register.
test('seven fields of one’s own take part in the search, the same one twice takes one place', async () => {
  const register = (fieldCode: string, entityTypeId = 1): Promise<{ body: Row }> =>
    portal.call('crm.duplicate.volatileType.register', { entityTypeId, fieldCode })
  const id = (await register('TITLE')).body.result
  expect((await register('TITLE')).body.result).toEqual(id)
  expect((await register('NOTHING')).body.error).toBe('FIELD_NOT_FOUND')
  for (const [code, type] of [
    ['ADDRESS', 1],
    ['ADDRESS', 3],
    ['POST', 3],
    ['ADDRESS', 4],
    ['RQ.RU.NAME', 4],
    ['RQ.RU.INN', 4],
  ] as const)
    await register(code, type)
  await portal.result('crm.contact.userfield.add', { fields: { FIELD_NAME: 'CODE', USER_TYPE_ID: 'string' } })
  expect((await register('UF_CRM_CODE', 3)).body.error).toBe('MAX_TYPES_COUNT_EXCEEDED')
  expect(await portal.result('crm.duplicate.volatileType.unregister', id as Row)).toBe(true)
  expect((await register('UF_CRM_CODE', 3)).body.error).toBeUndefined()
  const unknown = await portal.call('crm.duplicate.volatileType.unregister', { id: 99 })
  expect(unknown.body.error).toBe('TYPE_IS_NOT_ASSIGNED')
})
