import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../testing.ts'
import { aPortal, aReceiver, people } from '../testing.ts'

/** Bitrix24 docs: api-reference/events/index, safe-event-handlers, offline-events, on-offline-event. */
let portal: TestPortal
let receiver: Receiver
beforeAll(async () => {
  portal = await aPortal()
  receiver = await aReceiver()
})
afterAll(async () => {
  await portal.stop()
  await receiver.stop()
})
afterEach(async () => {
  portal.state.eventHandlers.clear()
  portal.state.offlineEvents.clear()
  await portal.state.events.idle()
  portal.state.events.reset()
  receiver.received.length = 0
  await portal.door('PUT', 'settings', { features: { rest_offline_extended: true, rest_auth_connector: true } })
})

const bind = (event: string, more: Record<string, unknown> = {}, userId: number = people.admin) =>
  portal.call('event.bind', { event, handler: receiver.url, ...more }, userId)
const offline = (event: string, more: Record<string, unknown> = {}) =>
  portal.result('event.bind', { event, event_type: 'offline', ...more })
const update = (id: number, more: Record<string, unknown> = {}) =>
  portal.result('crm.item.update', { entityTypeId: 1, id, fields: { comments: String(Math.random()) }, ...more })
const ids = async (): Promise<(string | null)[]> => {
  await portal.state.events.idle()
  return receiver.received.map((one) => one.get('data[FIELDS][ID]'))
}

test('held events leave in another order when asked to', async () => {
  await bind('ONCRMLEADUPDATE')
  await portal.door('POST', 'events/hold', {})
  for (const id of [1, 2, 3]) await update(id)
  const waiting = (await portal.door('GET', 'events')) as { body: string }[]
  expect(waiting).toHaveLength(3)
  await portal.door('POST', 'events/release', { shuffled: true })
  expect((await ids()).toSorted((a, b) => Number(a) - Number(b))).toEqual(['1', '2', '3'])
})

test('a late event leaves when the portal’s clock has reached its time, others are not held up', async () => {
  await bind('ONCRMLEADUPDATE')
  await portal.door('POST', 'events/delay', { times: 1, delayMs: 3_600_000 })
  await update(1)
  await update(2)
  expect(await ids()).toEqual(['2'])
  await portal.door('POST', 'clock', { advanceMs: 3_600_000 })
  expect(await ids()).toEqual(['2', '1'])
})

test('equal events of one request are told once', async () => {
  await bind('ONCRMLEADUPDATE')
  const one = 'crm.item.update?entityTypeId=1&id=1&fields[comments]='
  await portal.result('batch', {
    cmd: [`${one}a`, `${one}b`, 'crm.item.update?entityTypeId=1&id=2&fields[comments]=c'],
  })
  expect(await ids()).toEqual(['1', '2'])
})

test('after robots there is no token in the event', async () => {
  await bind('ONCRMLEADUPDATE', { auth_type: 1 })
  portal.state.events.raise('ONCRMLEADUPDATE', { FIELDS: { ID: 1 } }, null)
  await portal.state.events.idle()
  const [event] = receiver.received
  expect([event?.has('auth[access_token]'), event?.get('auth[member_id]')]).toEqual([false, portal.state.memberId])
})

test('a chain of events that answer each other ends after seven', async () => {
  await bind('ONCRMLEADUPDATE')
  await update(1)
  let answered = 0
  for (; answered < 20; answered += 1) {
    await portal.state.events.idle()
    const event = receiver.received[answered]
    if (!event) break
    const auth = event.get('auth[access_token]')
    const fields = `fields[comments]=${answered}-${Math.random()}`
    await fetch(`${portal.url}/rest/crm.item.update?entityTypeId=1&id=1&${fields}&auth=${auth}`)
  }
  expect(answered).toBe(7)
})

test('own changes come back without a connector, and stay away with the same one', async () => {
  await offline('ONCRMLEADUPDATE')
  await offline('ONCRMLEADUPDATE', { auth_connector: 'sync' })
  await update(1)
  await update(2, { auth_connector: 'sync' })
  const rows = async (connector: string): Promise<unknown[]> =>
    portal.result<{ EVENT_DATA: { FIELDS: { ID: number } } }[]>('event.offline.list', { auth_connector: connector })
  expect(await rows('')).toHaveLength(2)
  expect(await rows('sync')).toHaveLength(1)
})

test('a tariff without the feature has no reserve and no connector', async () => {
  await offline('ONCRMLEADUPDATE', { auth_connector: 'sync' })
  await portal.door('PUT', 'settings', { features: { rest_offline_extended: false, rest_auth_connector: false } })
  expect(await portal.result('feature.get', { CODE: 'rest_offline_extended' })).toEqual({ value: 'N' })
  expect((await portal.call('feature.get')).body).toMatchObject({ error: 'CODE_EMPTY' })
  await update(1, { auth_connector: 'sync' })
  const reserve = await portal.call('event.offline.get', { clear: 0, auth_connector: 'sync' })
  expect([reserve.status, reserve.body.error]).toEqual([403, 'WRONG_LICENSE'])
  const taken = await portal.result<{ events: unknown[] }>('event.offline.get', { auth_connector: 'sync' })
  expect(taken.events).toHaveLength(1)
})

test('a reserved row is confirmed or marked, and a new change makes a new row beside it', async () => {
  await offline('ONCRMLEADUPDATE')
  await update(1)
  interface Taken {
    process_id: string
    events: { ID: string; MESSAGE_ID: string }[]
  }
  const first = await portal.result<Taken>('event.offline.get', { clear: 0 })
  await update(1)
  const second = await portal.result<Taken>('event.offline.get', { clear: 0 })
  expect(second.events).toHaveLength(1)
  expect(second.events[0]?.MESSAGE_ID).toBe(first.events[0]?.MESSAGE_ID)
  await portal.result('event.offline.clear', {
    process_id: first.process_id,
    message_id: [first.events[0]?.MESSAGE_ID],
  })
  expect([...portal.state.offlineEvents.values()].map((one) => String(one.id))).toEqual([second.events[0]?.ID])
})

test('rows that nobody takes are gone after thirty days', async () => {
  await offline('ONCRMLEADUPDATE')
  await update(1)
  await portal.door('POST', 'clock', { advanceMs: 30 * 24 * 3_600_000 - 60_000 })
  expect(await portal.result('event.offline.list')).toHaveLength(1)
  await portal.door('POST', 'clock', { advanceMs: 120_000 })
  expect(await portal.result('event.offline.list')).toEqual([])
})

test('ONOFFLINEEVENT tells of a filled queue, not more often than minTimeout says', async () => {
  await offline('ONCRMLEADUPDATE')
  await bind('ONOFFLINEEVENT', { options: { minTimeout: 60 } })
  for (const id of [1, 2, 3]) await update(id)
  await portal.state.events.idle()
  expect(receiver.received.map((one) => one.get('event'))).toEqual(['ONOFFLINEEVENT'])
  expect(receiver.received[0]?.has('auth[refresh_token]')).toBe(true)
  await portal.door('POST', 'clock', { advanceMs: 60_000 })
  await update(1)
  await portal.state.events.idle()
  expect(receiver.received).toHaveLength(2)
})

test.each([
  [
    'event offline',
    { event_type: 'offline' },
    'Access denied! Offline events binding requires administrator access rights',
  ],
  ['auth_type', { auth_type: 1 }, 'Access denied! Event binding with AUTH_TYPE requires administrator access rights'],
])('a person without the right is told what needs it: %s', async (_what, more, text) => {
  const { status, body } = await bind('ONCRMLEADADD', more, people.agent)
  expect([status, body.error_description]).toEqual([403, text])
})

test('every event of the list can be bound by an application with its scope', async () => {
  const names = await portal.result<string[]>('events', { FULL: true })
  expect(names).toEqual(expect.arrayContaining(['ONCRMDEALMOVETOCATEGORY', 'ONTASKADD', 'CATALOG.PRODUCT.ON.ADD']))
  const own = await portal.result<string[]>('events')
  const answers = await Promise.all(own.map((event) => bind(event)))
  expect(answers.filter((one) => one.body.result !== true)).toEqual([])
})
