import { afterEach, beforeEach, expect, test } from 'vitest'
import type { App } from '../store/records.ts'
import type { Receiver, TestPortal } from '../testing.ts'
import { aPortal, aReceiver, people } from '../testing.ts'
import { placementsAt } from './placements-at.ts'

/** Bitrix24 docs: settings/app-installation, settings/app-uninstallation, api-reference/common/events. */
let portal: TestPortal
let receiver: Receiver
beforeEach(async () => {
  portal = await aPortal()
  receiver = await aReceiver()
})
afterEach(async () => {
  await portal.stop()
  await receiver.stop()
})

interface Shown extends Record<string, unknown> {
  appId: number
  clientId: string
  clientSecret: string
  applicationToken: string
  installed: boolean
}
const register = async (more: Record<string, unknown> = {}): Promise<Shown> =>
  (await portal.door('POST', 'apps', {
    title: 'Заявки',
    handlerUrl: 'http://127.0.0.1:1/',
    scopes: ['crm', 'placement'],
    ...more,
  })) as Shown
const door = (app: Shown, what: string, body: unknown = {}): Promise<unknown> =>
  portal.door('POST', `apps/${app.appId}/${what}`, body)
const as = (app: Shown, method: string, params: Record<string, unknown> = {}, userId = 1): Promise<Response> =>
  fetch(`${portal.url}/rest/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...params, auth: portal.state.tokens.mint(app.clientId, userId).accessToken }),
  })
const bind = (app: Shown, event: string): Promise<Response> => as(app, 'event.bind', { event, handler: receiver.url })
const heard = async (): Promise<Record<string, string>[]> => {
  await portal.state.events.idle()
  return receiver.received.map((one) => Object.fromEntries(one))
}

test('with an installer the application hears nothing and shows nothing until the wizard is finished', async () => {
  const app = await register({ installUrl: 'http://127.0.0.1:1/install' })
  expect(app.installed).toBe(false)
  await bind(app, 'ONAPPINSTALL')
  await bind(app, 'ONCRMLEADADD')
  await as(app, 'placement.bind', { PLACEMENT: 'CRM_LEAD_DETAIL_TAB', HANDLER: 'http://127.0.0.1:1/tab' })
  await portal.result('crm.item.add', { entityTypeId: 1, fields: { title: 'T' } })
  const admin = portal.state.users.get(people.admin)
  expect(admin && placementsAt(portal.state, 'CRM_LEAD_DETAIL_TAB', admin)).toEqual([])
  expect(await (await as(app, 'app.info')).json()).toMatchObject({ result: { INSTALLED: false } })
  expect(await heard()).toEqual([])

  await door(app, 'finish')
  const [installed] = await heard()
  expect(installed).toMatchObject({
    event: 'ONAPPINSTALL',
    'data[VERSION]': '1',
    'data[ACTIVE]': 'Y',
    'data[INSTALLED]': 'Y',
    'data[LANGUAGE_ID]': 'ru',
    'auth[application_token]': app.applicationToken,
    'auth[refresh_token]': expect.any(String),
  })
  expect(admin && placementsAt(portal.state, 'CRM_LEAD_DETAIL_TAB', admin)).toHaveLength(1)
})

test('a person who is no administrator does not finish an installation, and nobody is told', async () => {
  const app = await register({ installUrl: 'http://127.0.0.1:1/install' })
  expect(await door(app, 'finish', { userId: people.agent })).toMatchObject({ installed: false })
})

test('a new version tells both numbers, forgets ONAPPINSTALL and runs the wizard again', async () => {
  const app = await register({ installUrl: 'http://127.0.0.1:1/install' })
  await door(app, 'finish')
  for (const event of ['ONAPPINSTALL', 'ONAPPUPDATE', 'ONCRMLEADADD']) await bind(app, event)
  await door(app, 'update')
  expect((await heard()).at(-1)).toMatchObject({
    event: 'ONAPPUPDATE',
    'data[VERSION]': '2',
    'data[PREVIOUS_VERSION]': '1',
    'auth[refresh_token]': expect.any(String),
  })
  expect(await portal.door('GET', `apps/${app.appId}`)).toMatchObject({ installed: false, version: 2 })
  expect([...portal.state.eventHandlers.values()].map((one) => one.event)).toEqual(['ONAPPUPDATE', 'ONCRMLEADADD'])
})

test('an application that uses only API is installed at once and told by a form', async () => {
  const app = await register({ apiOnly: true, installUrl: receiver.url })
  expect(app.installed).toBe(true)
  expect(await heard()).toEqual([
    expect.objectContaining({ event: 'ONAPPINSTALL', 'auth[refresh_token]': expect.any(String) }),
  ])
})

test('an uninstalled local application is gone with its keys, tokens, bindings and options', async () => {
  const app = await register()
  await bind(app, 'ONAPPUNINSTALL')
  await as(app, 'app.option.set', { options: { a: 1 } })
  const { accessToken } = portal.state.tokens.mint(app.clientId, 1)
  await door(app, 'uninstall')
  const [gone] = await heard()
  expect(gone).toMatchObject({ event: 'ONAPPUNINSTALL', 'data[CLEAN]': '1', 'data[LANGUAGE_ID]': 'ru' })
  expect(Object.keys(gone ?? {}).filter((name) => name.startsWith('auth'))).toEqual([
    'auth[domain]',
    'auth[client_endpoint]',
    'auth[server_endpoint]',
    'auth[member_id]',
    'auth[application_token]',
  ])
  const answer = await fetch(`${portal.url}/rest/profile?auth=${accessToken}`)
  expect(await answer.json()).toMatchObject({ error: 'NO_AUTH_FOUND' })
  expect([portal.state.apps.has(app.clientId), portal.state.appOptions.has(app.clientId)]).toEqual([false, false])
})

test.each([
  [{}, '0', { a: '1' }],
  [{ clean: true }, '1', []],
])(
  'a marketplace application uninstalled with %j comes back with the same keys and member_id',
  async (how, clean, options) => {
    const app = await register({ market: true })
    expect(app.clientId).toMatch(/^app\./)
    await bind(app, 'ONAPPUNINSTALL')
    await as(app, 'app.option.set', { options: { a: '1' } })
    const { memberId } = portal.state
    await door(app, 'uninstall', how)
    expect((await heard())[0]).toMatchObject({ 'data[CLEAN]': clean })
    const again = (await door(app, 'install')) as Shown
    expect(again).toMatchObject({ clientId: app.clientId, clientSecret: app.clientSecret, installed: true })
    expect(again.applicationToken).not.toBe(app.applicationToken)
    expect(portal.state.memberId).toBe(memberId)
    expect(await (await as(app, 'app.option.get')).json()).toMatchObject({ result: options })
    expect([...portal.state.eventHandlers.values()]).toEqual([])
  },
)

test('payment is told with its state and days', async () => {
  const app = await register({ market: true })
  await bind(app, 'ONAPPPAYMENT')
  await door(app, 'payment', { expired: false, days: 14 })
  expect((await heard())[0]).toMatchObject({
    event: 'ONAPPPAYMENT',
    'data[CODE]': app.clientId,
    'data[STATUS]': 'S',
    'data[PAYMENT_EXPIRED]': 'N',
    'data[DAYS]': '14',
  })
})

test('a method that needs a confirmation waits for the administrator, token by token', async () => {
  const app = await register()
  await bind(app, 'ONAPPMETHODCONFIRM')
  await portal.door('PUT', 'settings', { confirmedMethods: ['server.time'] })
  const { accessToken: token } = portal.state.tokens.mint(app.clientId, 1)
  const call = async (): Promise<unknown> => (await fetch(`${portal.url}/rest/server.time?auth=${token}`)).json()
  expect(await call()).toMatchObject({ error: 'METHOD_CONFIRM_WAITING' })
  await portal.door('POST', 'confirmations', { token, method: 'server.time', confirmed: true })
  expect(await call()).toHaveProperty('result')
  expect((await heard())[0]).toMatchObject({
    'data[TOKEN]': token,
    'data[METHOD]': 'server.time',
    'data[CONFIRMED]': '1',
  })
  expect(await (await as(app, 'server.time')).json()).toMatchObject({ error: 'METHOD_CONFIRM_WAITING' })
})

test.each<[string[] | undefined, number, boolean]>([
  [undefined, people.noRights, true],
  [['AU'], people.noRights, true],
  [[`U${people.agent}`], people.agent, true],
  [[`U${people.agent}`], people.otherAgent, false],
  [['D3'], people.sales, true],
  [['D1'], people.sales, false],
  [['DR1'], people.sales, true],
  [['U2'], people.admin, true],
])('access %j lets person %i in: %s', async (access, userId, lets) => {
  const app = await register(access === undefined ? {} : { access })
  await as(app, 'placement.bind', { PLACEMENT: 'LEFT_MENU', HANDLER: 'http://127.0.0.1:1/menu' })
  const user = portal.state.users.get(userId)
  const known = portal.state.apps.get(app.clientId) as App
  expect(user && placementsAt(portal.state, 'LEFT_MENU', user).some((one) => one.app === known)).toBe(lets)
  expect(await (await as(app, 'profile', {}, userId)).json()).toMatchObject(
    lets ? { result: { ID: String(userId) } } : { error: 'user_access_error' },
  )
})
