import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../testing.ts'
import { aPortal, aReceiver, people } from '../testing.ts'

let portal: TestPortal
let receiver: Receiver
beforeAll(async () => {
  portal = await aPortal()
  receiver = await aReceiver(500)
})
afterAll(async () => {
  await portal.stop()
  await receiver.stop()
})
afterEach(() => {
  portal.state.eventHandlers.clear()
  portal.state.offlineEvents.clear()
  portal.state.events.reset()
  receiver.received.length = 0
})

const bind = (event: string, more: Record<string, unknown> = {}, userId: number = people.admin) =>
  portal.call('event.bind', { event, handler: receiver.url, ...more }, userId)
const add = (userId: number = people.admin, more: Record<string, unknown> = {}) =>
  portal.call('crm.item.add', { entityTypeId: 1, fields: { title: 'T' }, ...more }, userId)
const arrived = async (): Promise<URLSearchParams[]> => {
  await portal.state.events.idle()
  return receiver.received
}

test('an event is posted once as a form with brackets, whatever the handler answers', async () => {
  await bind('onCrmLeadAdd')
  await add(people.agent)
  const [event, ...more] = await arrived()
  expect(more).toEqual([])
  const id = [...portal.state.items.of(1).rows.keys()].at(-1)
  expect(Object.fromEntries(event ?? [])).toMatchObject({
    event: 'ONCRMLEADADD',
    event_handler_id: expect.stringMatching(/^\d+$/),
    'data[FIELDS][ID]': String(id),
    ts: expect.stringMatching(/^\d{10}$/),
    'auth[expires_in]': '3600',
    'auth[domain]': new URL(portal.url).host,
    'auth[client_endpoint]': `${portal.url}/rest/`,
    'auth[server_endpoint]': `${portal.oauthUrl}/rest/`,
    'auth[member_id]': portal.state.memberId,
    'auth[user_id]': String(people.agent),
    'auth[application_token]': portal.app.applicationToken,
    'auth[status]': 'L',
  })
  expect(event?.has('auth[refresh_token]')).toBe(false)
  const profile = await fetch(`${portal.url}/rest/profile?auth=${event?.get('auth[access_token]')}`)
  expect(await profile.json()).toMatchObject({ result: { ID: String(people.agent) } })
})

test('a binding for a person carries that person’s token', async () => {
  await bind('ONCRMLEADADD', { auth_type: 1 })
  await add(people.agent)
  expect((await arrived())[0]?.get('auth[user_id]')).toBe('1')
})

test('a person’s edit, a new letter, a comment and a smart process raise events too', async () => {
  for (const event of [
    'ONCRMLEADUPDATE',
    'ONCRMACTIVITYADD',
    'ONCRMTIMELINECOMMENTADD',
    'ONCRMDYNAMICITEMADD',
    'ONCRMDYNAMICITEMADD_1030',
  ])
    await bind(event)
  await portal.door('POST', 'simulate/person-edit', { entityTypeId: 1, id: 1, fields: { title: 'Правка' }, userId: 2 })
  await portal.result('crm.timeline.comment.add', { fields: { ENTITY_TYPE: 'lead', ENTITY_ID: 1, COMMENT: 'x' } })
  await portal.result('crm.item.add', { entityTypeId: 1030, fields: { title: 'T' } })
  const fields = { OWNER_TYPE_ID: 1, OWNER_ID: 1, TYPE_ID: 4, SUBJECT: 'S', COMMUNICATIONS: [{ VALUE: 'a@b.example' }] }
  await portal.result('crm.activity.add', { fields })
  const names = (await arrived()).map((one) => one.get('event') ?? '').toSorted((a, b) => (a < b ? -1 : 1))
  expect(names).toEqual([
    'ONCRMACTIVITYADD',
    'ONCRMDYNAMICITEMADD',
    'ONCRMDYNAMICITEMADD_1030',
    'ONCRMLEADUPDATE',
    'ONCRMTIMELINECOMMENTADD',
  ])
})

test('nothing is delivered to an application that is not installed', async () => {
  await bind('ONCRMLEADADD')
  portal.app.installed = false
  await add()
  portal.app.installed = true
  expect(await arrived()).toEqual([])
})

test.each([
  ['an unknown event', { event: 'ONNOTHING' }, 'ERROR_EVENT_NOT_FOUND'],
  ['a host without a dot', { event: 'ONCRMLEADADD', handler: 'http://localhost:1/x' }, 'ERROR_WRONG_HANDLER_URL'],
  ['another protocol', { event: 'ONCRMLEADADD', handler: 'ftp://127.0.0.1/x' }, 'ERROR_UNSUPPORTED_PROTOCOL'],
  ['no handler', { event: 'ONCRMLEADADD' }, 'ERROR_ARGUMENT'],
])('%s is refused', async (_what, params, code) =>
  expect((await portal.call('event.bind', params)).body.error).toBe(code),
)

test('the same binding twice is refused, unbinding counts', async () => {
  await bind('ONCRMLEADADD')
  expect((await bind('oncrmleadadd')).body).toEqual({
    error: 'ERROR_CORE',
    error_description: 'Unable to set event handler: Handler already binded',
  })
  expect(await portal.result('event.get')).toEqual([
    { event: 'ONCRMLEADADD', handler: receiver.url, auth_type: '0', offline: 0 },
  ])
  expect(await portal.result('event.unbind', { event: 'onCrmLeadAdd', handler: receiver.url })).toEqual({ count: 1 })
})

test('a person who is no administrator binds for oneself only', async () => {
  expect((await bind('ONCRMLEADADD', {}, people.agent)).body.result).toBe(true)
  expect((await bind('ONCRMLEADUPDATE', { auth_type: 1 }, people.agent)).body.error).toBe('ACCESS_DENIED')
  expect(await portal.result('event.get')).toMatchObject([{ auth_type: String(people.agent) }])
})

test('events are held, released, doubled and lost at the doors', async () => {
  await bind('ONCRMLEADADD')
  await portal.door('POST', 'events/hold', {})
  await add()
  expect(await arrived()).toHaveLength(0)
  await portal.door('POST', 'events/release', {})
  expect(await arrived()).toHaveLength(1)
  await portal.door('POST', 'events/duplicate', { times: 1 })
  await add()
  expect(await arrived()).toHaveLength(3)
  await portal.door('POST', 'events/lose', { times: 1 })
  await add()
  expect(await arrived()).toHaveLength(3)
})

test('event.test comes back to the caller with its params', async () => {
  await bind('ONAPPTEST')
  await portal.result('event.test', { any: { thing: 'x' } })
  expect((await arrived())[0]?.get('data[any][thing]')).toBe('x')
})

test('an offline queue keeps the latest state, hides own changes and is drained under a process id', async () => {
  await portal.result('event.bind', { event: 'ONCRMLEADUPDATE', event_type: 'offline', auth_connector: 'sync' })
  for (const comments of ['a', 'b'])
    await portal.result('crm.item.update', { entityTypeId: 1, id: 1, fields: { comments } })
  await portal.result('crm.item.update', { entityTypeId: 1, id: 2, fields: { comments: 'c' }, auth_connector: 'sync' })
  const taken = await portal.result<{ process_id: string; events: { EVENT_DATA: unknown; MESSAGE_ID: string }[] }>(
    'event.offline.get',
    { clear: 0, auth_connector: 'sync' },
  )
  expect(taken.events.map((one) => one.EVENT_DATA)).toEqual([{ FIELDS: { ID: 1 } }])
  expect(await portal.result('event.offline.get', { auth_connector: 'sync' })).toMatchObject({
    process_id: null,
    events: [],
  })
  await portal.result('event.offline.error', {
    process_id: taken.process_id,
    message_id: [taken.events[0]?.MESSAGE_ID],
    auth_connector: 'sync',
  })
  const failed = await portal.result<{ events: unknown[] }>('event.offline.get', { error: 1, auth_connector: 'sync' })
  expect(failed.events).toHaveLength(1)
  expect(await portal.result('event.offline.list', { auth_connector: 'sync' })).toEqual([])
})
