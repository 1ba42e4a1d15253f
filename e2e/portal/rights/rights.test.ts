import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const seen = async (userId: number): Promise<number> =>
  (await portal.call('crm.item.list', { entityTypeId: 1 }, userId)).body.total ?? 0
const edit = async (userId: number, id: number): Promise<string | undefined> =>
  (await portal.call('crm.item.update', { entityTypeId: 1, id, fields: { comments: 'x' } }, userId)).body.error

test('a list holds what its reader may see', async () => {
  expect(await Promise.all([people.admin, people.agent, people.sales, people.noRights].map(seen))).toEqual([
    25, 25, 0, 0,
  ])
})

test('an agent changes own requests only, the administrator any', async () => {
  expect(await edit(people.agent, 1)).toBeUndefined()
  expect(await edit(people.agent, 2)).toBe('ACCESS_DENIED')
  expect(await edit(people.admin, 2)).toBeUndefined()
})

test('a head changes what belongs to people of the own department', async () => {
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'T', assignedById: people.sales },
  })
  expect(await edit(people.salesHead, item.id)).toBeUndefined()
  expect(await edit(people.salesHead, 1)).toBe('ACCESS_DENIED')
})

test('a person without CRM rights adds nothing', async () => {
  expect(
    (await portal.call('crm.item.add', { entityTypeId: 1, fields: { title: 'T' } }, people.noRights)).body.error,
  ).toBe('ACCESS_DENIED')
})

test.each([
  'placement.bind',
  'crm.lead.userfield.add',
  'crm.status.add',
  'app.option.set',
  'crm.type.list',
  'event.offline.get',
])('%s is for administrators', async (method) => {
  const { status, body } = await portal.call(method, {}, people.agent)
  expect([status, body.error]).toEqual([403, 'ACCESS_DENIED'])
})

test('a scope the application was not given closes the method', async () => {
  const narrow = await aPortal({ scopes: ['user_brief'] })
  const crm = await narrow.call('crm.item.list', { entityTypeId: 1 })
  expect([crm.status, crm.body.error]).toEqual([403, 'insufficient_scope'])
  const [user] = await narrow.result<Record<string, unknown>[]>('user.get', { FILTER: { ID: 1 } })
  expect(user).not.toHaveProperty('EMAIL')
  await narrow.stop()
})

test('a letter of a card one may not see stays unseen', async () => {
  expect((await portal.call('crm.activity.list', {}, people.noRights)).body.result).toEqual([])
  expect((await portal.call('crm.activity.get', { id: 1 }, people.noRights)).body.error).toBe('ACCESS_DENIED')
})
