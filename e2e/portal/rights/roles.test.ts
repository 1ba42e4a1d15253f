import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeEach(async () => {
  // One set of parameters goes to every method of items.
  portal = await aPortal({ differences: ['crm.item.* params.*'] })
})
afterEach(() => portal.stop())

const role = (id: string, rights: Record<string, Record<string, string>>, grants: string[] = []): Promise<unknown> =>
  portal.door('PUT', 'rights', { id, rights, grants })
const person = (id: number, changes: Record<string, unknown>): Promise<unknown> =>
  portal.door('POST', 'simulate/person', { id, ...changes })
const seen = async (userId: number, entityTypeId = 1): Promise<number> =>
  (await portal.call('crm.item.list', { entityTypeId }, userId)).body.total ?? 0
const refusal = async (method: string, params: Record<string, unknown>, userId: number): Promise<string> => {
  const { status, body } = await portal.call(method, params, userId)
  return `${status} ${body.error ?? ''}`
}

test('a role is given to a person, to a department, or to it and all below it', async () => {
  portal.state.departments.set(5, { id: 5, name: 'Смена', parent: 4, head: null, sort: 500 })
  await role('reader', { 1: { read: 'all' } }, ['D4'])
  expect(await seen(people.noRights)).toBe(25)
  await person(people.noRights, { departments: [5] })
  expect(await seen(people.noRights)).toBe(0)
  await role('reader', { 1: { read: 'all' } }, ['DR4'])
  expect(await seen(people.noRights)).toBe(25)
  await role('reader', { 1: { read: 'all' } }, [`U${people.sales}`])
  expect([await seen(people.noRights), await seen(people.sales)]).toEqual([0, 25])
  await portal.door('DELETE', 'rights/reader')
  expect(await seen(people.sales)).toBe(0)
})

test('of several roles the widest counts, reach by reach', async () => {
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'Чужой закрытый', assignedById: people.salesHead, opened: 'N' },
  })
  await role('opened', { 1: { read: 'open' } }, [`U${people.sales}`])
  const get = () => refusal('crm.item.get', { entityTypeId: 1, id: item.id }, people.sales)
  expect([await seen(people.sales), await get()]).toEqual([25, '400 ACCESS_DENIED'])
  await role('near', { 1: { read: 'department' } }, [`U${people.sales}`])
  expect([await seen(people.sales), await get()]).toEqual([26, '200 '])
})

test('rights of a funnel and of a stage are more specific than those of the type', async () => {
  await person(people.sales, { role: 'probe' })
  portal.state.categories.set('2:7', { id: 7, entityTypeId: 2, name: 'Монтаж', sort: 400, isDefault: false })
  const { addStatuses } = await import('../entities/add-statuses.ts')
  addStatuses(portal.state, 'DEAL_STAGE_7', [{ code: 'C7:NEW', name: 'Новая', color: '#39A8EF' }])
  const common = (await portal.call('crm.item.list', { entityTypeId: 2 })).body.total ?? 0
  for (const categoryId of [0, 7])
    await portal.result('crm.item.add', { entityTypeId: 2, fields: { title: 'Сделка', categoryId } })
  await role('probe', { default: { read: 'none' }, '2': { read: 'all' }, '2:7': { read: 'none' } })
  expect(await seen(people.sales, 2)).toBe(common + 1)
  await role('probe', { '2': { read: 'none' }, '2:7': { read: 'all' } })
  expect(await seen(people.sales, 2)).toBe(1)
  await role('probe', { '1': { read: 'all' }, '1/NEW': { read: 'none' } })
  const fresh = await portal.call('crm.item.list', { entityTypeId: 1, filter: { stageId: 'NEW' } })
  expect(await seen(people.sales)).toBe(25 - (fresh.body.total ?? 0))
})

// Bitrix24 docs: api-reference/crm/universal/crm-item-update, "Недостаточно прав на смену стадии".
test('an item goes to no stage on which its writer may not change it', async () => {
  await person(people.sales, { role: 'probe' })
  await role('probe', { '1': { read: 'all', update: 'all' }, '1/CONVERTED': { update: 'none' } })
  const move = async (stageId: string) => {
    const { status, body } = await portal.call(
      'crm.item.update',
      { entityTypeId: 1, id: 1, fields: { stageId } },
      people.sales,
    )
    return [status, body.error_description]
  }
  expect(await move('CONVERTED')).toEqual([400, 'Недостаточно прав на смену стадии'])
  expect(await move('WORK')).toEqual([200, undefined])
})

// Bitrix24 docs: api-reference/crm/universal/crm-item-fields.
test('the fields of a type are told to those who may read something of it', async () => {
  expect(await refusal('crm.item.fields', { entityTypeId: 1 }, people.sales)).toBe('200 ')
  expect(await refusal('crm.item.fields', { entityTypeId: 1 }, people.noRights)).toBe('400 ACCESS_DENIED')
})

test('an observer reads the item whatever the roles say, and does no more', async () => {
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'С наблюдателем', opened: 'N', observers: [people.noRights] },
  })
  expect(await seen(people.noRights)).toBe(1)
  expect(await refusal('crm.item.get', { entityTypeId: 1, id: item.id }, people.noRights)).toBe('200 ')
  const update = { entityTypeId: 1, id: item.id, fields: { comments: 'x' } }
  expect(await refusal('crm.item.update', update, people.noRights)).toBe('400 ACCESS_DENIED')
})

test('adding with reach own silently gives the item to its author', async () => {
  const add = async (userId: number): Promise<number> => {
    const params = { entityTypeId: 1, fields: { title: 'T', assignedById: people.otherAgent } }
    const { body } = await portal.call('crm.item.add', params, userId)
    return (body.result as { item: { assignedById: number } }).item.assignedById
  }
  expect(await add(people.agent)).toBe(people.agent)
  expect(await add(people.salesHead)).toBe(people.otherAgent)
  const old = { fields: { TITLE: 'T', ASSIGNED_BY_ID: people.otherAgent } }
  const id = (await portal.call('crm.lead.add', old, people.agent)).body.result as number
  expect(portal.state.items.of(1).get(id)?.assignedById).toBe(people.agent)
})

// Bitrix24 docs: api-reference/crm/universal/import/index ("право на импорт, а не право на обычное добавление").
test.each(['crm.item.import', 'crm.item.batchImport'])(
  '%s asks for the right to import, not to add',
  async (method) => {
    await person(people.sales, { role: 'probe' })
    const params = { entityTypeId: 1, fields: { title: 'T' }, data: [{ title: 'T' }] }
    await role('probe', { default: { add: 'all', import: 'none' } })
    expect(await refusal(method, params, people.sales)).toBe('400 ACCESS_DENIED')
    await role('probe', { default: { add: 'none', import: 'all' } })
    expect(await refusal(method, params, people.sales)).toBe('200 ')
  },
)

// Bitrix24 docs: api-reference/crm/universal/crm-item-list and its kin, "allowed_only_intranet_user".
test.each(['crm.item.list', 'crm.item.add', 'crm.lead.list', 'crm.activity.list'])(
  '%s is closed to extranet whatever the roles say',
  async (method) => {
    await person(people.agent, { userType: 'extranet' })
    const params = { entityTypeId: 1, fields: { title: 'T' } }
    expect(await refusal(method, params, people.agent)).toBe('403 allowed_only_intranet_user')
    expect(await refusal('profile', {}, people.agent)).toBe('200 ')
  },
)

test('a dismissed person’s token opens nothing', async () => {
  expect(await refusal('crm.item.list', { entityTypeId: 1 }, people.dismissed)).toBe('401 authorization_error')
})

test('administrators are above the table', async () => {
  await role('admin', { default: { read: 'none', add: 'none' } })
  expect(await seen(people.admin)).toBe(25)
})

test('the door refuses what is no right and forgets nothing over a snapshot', async () => {
  const problem = async (body: unknown): Promise<string> => {
    const { error } = (await portal.door('PUT', 'rights', body)) as { error: string }
    return error
  }
  expect(await problem({ id: 'x', rights: { 1: { read: 'some' } } })).toMatch('none, own, department')
  expect(await problem({ id: 'x', rights: { 1: { see: 'all' } } })).toMatch('read, add, update')
  expect(await problem({ id: 'x', rights: { lead: { read: 'all' } } })).toMatch('«lead»')
  expect(await problem({ id: 'x', grants: ['G1'] })).toMatch('«G1»')
  await role('reader', { 1: { read: 'all' } }, ['D4'])
  await portal.door('POST', 'snapshot', {})
  await portal.door('DELETE', 'rights/reader')
  await portal.door('POST', 'restore', {})
  const { people: who } = (await portal.door('GET', 'rights')) as { people: { id: number; roles: string[] }[] }
  expect(who.find((one) => one.id === people.noRights)?.roles).toEqual(['none', 'reader'])
})
