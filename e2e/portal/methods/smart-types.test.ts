import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

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
  type: Row & { id: number; entityTypeId: number }
}
const add = async (fields: Row): Promise<Answer['type']> =>
  (await portal.result<Answer>('crm.type.add', { fields })).type
const read = async (id: number): Promise<Answer['type']> => (await portal.result<Answer>('crm.type.get', { id })).type

// Bitrix24 docs: api-reference/crm/universal/user-defined-object-types/crm-type-update.
test('what an update does not name stays, and the number of the type cannot be changed', async () => {
  const made = await add({ title: 'Выезды', isStagesEnabled: 'Y', isClientEnabled: 'Y' })
  const fields = { title: 'Выезды инженеров', isClientEnabled: 'N', entityTypeId: 1500 }
  const { type } = await portal.result<Answer>('crm.type.update', { id: made.id, fields })
  expect(type).toMatchObject({
    title: 'Выезды инженеров',
    isStagesEnabled: 'Y',
    isClientEnabled: 'N',
    entityTypeId: made.entityTypeId,
  })
})

test('a relation set on one end is seen from the other', async () => {
  const parent = await add({ title: 'Объекты' })
  const child = await add({ title: 'Работы', relations: { parent: [{ entityTypeId: parent.entityTypeId }] } })
  expect(await read(parent.id)).toMatchObject({
    relations: { parent: [], child: [{ entityTypeId: child.entityTypeId, isPredefined: 'N' }] },
  })
})

test('a type with items stays; an empty one goes with its fields and stages', async () => {
  const made = await add({ title: 'Выезды', isStagesEnabled: 'Y' })
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: made.entityTypeId,
    fields: {},
  })
  expect((await portal.call('crm.type.delete', { id: made.id })).body.error).toBe('BX_ERROR')
  await portal.result('crm.item.delete', { entityTypeId: made.entityTypeId, id: item.id })
  expect(await portal.result('crm.type.delete', { id: made.id })).toEqual([])
  expect((await portal.call('crm.item.list', { entityTypeId: made.entityTypeId })).body.error).toBe('NOT_FOUND')
})

// Bitrix24 docs: api-reference/crm/universal/user-defined-object-types/crm-type-add.
test('a number outside of the range of smart processes is refused', async () => {
  const refused = await portal.call('crm.type.add', { fields: { title: 'T', entityTypeId: 1031 } })
  expect(refused.body).toEqual({
    error: 'INVALID_ARG_VALUE',
    error_description: 'entityTypeId is out of allowed range',
  })
})

test('smart processes stand among the types of CRM with a hexadecimal code', async () => {
  const types = await portal.result<Row[]>('crm.enum.ownertype')
  expect(types).toContainEqual({ ID: 31, NAME: 'Счёт', SYMBOL_CODE: 'SMART_INVOICE', SYMBOL_CODE_SHORT: 'SI' })
  expect(types).toContainEqual({ ID: 1030, NAME: 'Запрос', SYMBOL_CODE: 'DYNAMIC_1030', SYMBOL_CODE_SHORT: 'T406' })
})

// Bitrix24 docs: api-reference/crm/automated-solution/index.
test('a smart process is in one digital workplace at a time, and a workplace in use stays', async () => {
  const { id } = await add({ title: 'Выезды' })
  const workplace = async (title: string): Promise<number> => {
    const fields = { title, typeIds: [id] }
    const answer = await portal.result<{ automatedSolution: { id: number } }>('crm.automatedsolution.add', { fields })
    return answer.automatedSolution.id
  }
  const [first, second] = [await workplace('Сервис'), await workplace('Монтаж')]
  expect(await portal.result('crm.automatedsolution.get', { id: first })).toMatchObject({
    automatedSolution: { typeIds: [] },
  })
  expect((await read(id)).customSectionId).toBe(second)
  expect((await portal.call('crm.automatedsolution.delete', { id: second })).body.error).toBe('HAS_BOUND_TYPES')
  expect(await portal.result('crm.automatedsolution.delete', { id: first })).toBeNull()
})
