import type { B24OAuth } from '@bitrix24/b24jssdk'
import { AjaxError, RefreshTokenError, SdkError } from '@bitrix24/b24jssdk'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import { clientOf } from './client-of.ts'

/** What the vendor's client makes of the portal's refusals, limits and faults. */
let portal: TestPortal
let client: B24OAuth
beforeEach(async () => {
  portal = await aPortal({ unknownMethods: ['no.such.method'] })
  client = clientOf(portal)
})
afterEach(async () => {
  vi.useRealTimers()
  client.destroy()
  await portal.stop()
})

const fault = (rule: Record<string, unknown>) => portal.door('POST', 'faults', [rule])
const profile = () => client.actions.v2.call.make<{ ID: string }>({ method: 'profile' })
const calls = (): (string | number)[] => portal.state.journal.read().map((one) => one.error ?? one.status)
const caught = async (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => null,
    (error: unknown) => error,
  )

test.each([
  ['INTERNAL_SERVER_ERROR', 500],
  ['ERROR_UNEXPECTED_ANSWER', 500],
  ['PORTAL_DELETED', 500],
  ['ERROR_BATCH_METHOD_NOT_ALLOWED', 405],
  ['ERROR_BATCH_LENGTH_EXCEEDED', 400],
  ['NO_AUTH_FOUND', 401],
  ['INVALID_REQUEST', 400],
  ['ACCESS_DENIED', 403],
  ['INVALID_CREDENTIALS', 403],
  ['user_access_error', 403],
  ['insufficient_scope', 403],
  ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 404],
  ['allowed_only_intranet_user', 403],
  ['NOT_FOUND', 400],
  ['INVALID_ARG_VALUE', 400],
])('%s is thrown with its status and not tried again', async (error, status) => {
  await fault({ kind: 'refuse', error, status, description: 'x' })
  const thrown = await caught(profile())
  expect(thrown).toBeInstanceOf(AjaxError)
  expect(thrown).toBeInstanceOf(SdkError)
  expect(thrown).toMatchObject({ code: error, status, message: 'x' })
  expect(calls()).toEqual([error])
})

test('ERROR_ENTITY_NOT_FOUND comes back softly', async () => {
  await fault({ kind: 'refuse', error: 'ERROR_ENTITY_NOT_FOUND', description: 'x' })
  const answer = await profile()
  expect([answer.isSuccess, answer.getErrorMessages()]).toEqual([false, ['x']])
})

test('an unknown method is an error with 404', async () => {
  const thrown = await caught(client.actions.v2.call.make({ method: 'no.such.method' }))
  expect(thrown).toMatchObject({ code: 'ERROR_METHOD_NOT_FOUND', status: 404 })
})

test('a page of a proxy is tried again and then given up without a code of the vendor', async () => {
  await fault({ kind: 'html' })
  const thrown = await caught(profile())
  expect(thrown).toMatchObject({ code: 'ERR_BAD_RESPONSE', status: 502 })
})

test('a connection that breaks before the work is tried again', async () => {
  await fault({ kind: 'cut', match: { times: 1 } })
  expect((await profile()).getData()?.result.ID).toBe('1')
  expect(calls()).toEqual(['CONNECTION_CUT', 200])
})

test('a lost answer makes the client write twice: the trap for every add', async () => {
  const before = portal.state.items.of(1).size
  await fault({ kind: 'lost-answer', match: { method: 'crm.item.add', times: 1 } })
  await client.actions.v2.call.make({ method: 'crm.item.add', params: { entityTypeId: 1, fields: { title: 'T' } } })
  expect(portal.state.items.of(1).size).toBe(before + 2)
})

test('QUERY_LIMIT_EXCEEDED is waited out and the call repeated', async () => {
  await fault({ kind: '503', match: { times: 1 } })
  expect((await profile()).getData()?.result.ID).toBe('1')
  expect(calls()).toEqual(['QUERY_LIMIT_EXCEEDED', 200])
})

test('OPERATION_TIME_LIMIT is waited out until the oldest slot drops', async () => {
  await portal.door('PUT', 'settings', { limits: true })
  await portal.door('POST', 'limits', { costs: { profile: 481 } })
  await portal.call('profile')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const waiting = profile()
  await vi.waitFor(() => expect(calls()).toEqual([200, 'OPERATION_TIME_LIMIT']))
  portal.state.clock.advance(600_000)
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    expect(calls()).toEqual([200, 'OPERATION_TIME_LIMIT', 200])
  })
  expect((await waiting).isSuccess).toBe(true)
})

test('fifty requests at once pass, the client holds the rest back by itself', async () => {
  await portal.door('PUT', 'settings', { limits: true })
  const answers = await Promise.all(Array.from({ length: 50 }, profile))
  expect(answers.every((one) => one.isSuccess)).toBe(true)
})

test('a burst of calls with a token whose time is over is refreshed once', async () => {
  const refreshed: string[] = []
  client.setCallbackRefreshAuth(async ({ b24OAuthParams }) => {
    refreshed.push(b24OAuthParams.accessToken)
  })
  await portal.door('POST', 'clock', { advanceMs: 3_600_001 })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_001 })
  const answers = await Promise.all(Array.from({ length: 8 }, profile))
  expect(answers.map((one) => one.getData()?.result.ID)).toEqual(Array.from({ length: 8 }, () => '1'))
  expect(refreshed).toHaveLength(1)
})

test.each([400, 401] as const)('refreshing with a dead token is a RefreshTokenError (%i)', async (oauthErrorStatus) => {
  await portal.door('PUT', 'settings', { oauthErrorStatus })
  await portal.door('POST', `apps/${portal.app.id}/payment`, { expired: true })
  const thrown = await caught(client.auth.refreshAuth())
  expect(thrown).toBeInstanceOf(RefreshTokenError)
  expect(thrown).toMatchObject({ code: 'PAYMENT_REQUIRED', status: oauthErrorStatus })
})

test('a refusal of the authorisation server with status 200 is an SdkError', async () => {
  await portal.door('PUT', 'settings', { oauthErrorStatus: 200 })
  await portal.door('POST', `apps/${portal.app.id}/revoke`, {})
  expect(await caught(client.auth.refreshAuth())).toMatchObject({ code: 'JSSDK_OAUTH_TOKEN_REFRESH_FAILED' })
})

test('a person whom the application is not open to is refused', async () => {
  await portal.door('PATCH', `apps/${portal.app.id}`, { access: ['DR3'] })
  const agent = clientOf(portal, people.agent)
  const sales = clientOf(portal, people.sales)
  const thrown = await caught(agent.actions.v2.call.make({ method: 'profile' }))
  expect(thrown).toMatchObject({ code: 'user_access_error', status: 403 })
  expect((await sales.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
  agent.destroy()
  sales.destroy()
})
