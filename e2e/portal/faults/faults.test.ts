import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
afterEach(() => portal.door('DELETE', 'faults'))

const fault = (kind: string, match: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  portal.door('POST', 'faults', [{ kind, match, ...more }])
const add = () => portal.call('crm.item.add', { entityTypeId: 1, fields: { title: 'T' } })
const leads = (): number => portal.state.items.of(1).size

test.each([
  ['503', 503, 'QUERY_LIMIT_EXCEEDED'],
  ['429', 429, 'OPERATION_TIME_LIMIT'],
  ['500', 500, 'INTERNAL_SERVER_ERROR'],
  ['expired-token', 401, 'expired_token'],
])('%s answers %i %s and nothing is written', async (kind, status, code) => {
  const before = leads()
  await fault(kind, { method: 'crm.item.add', times: 1 })
  const refused = await add()
  expect([refused.status, refused.body.error, leads()]).toEqual([status, code, before])
  expect((await add()).status).toBe(200)
})

test('html answers a page of a proxy', async () => {
  await fault('html')
  const answer = await fetch(
    `${portal.url}/rest/profile?auth=${portal.state.tokens.mint(portal.app.clientId, 1).accessToken}`,
  )
  expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
})

test('a cut call writes nothing, a lost answer comes after the write', async () => {
  const before = leads()
  await fault('cut', { times: 1 })
  await expect(add()).rejects.toThrow('fetch failed')
  expect(leads()).toBe(before)
  await fault('lost-answer', { method: 'crm.item.add', times: 1 })
  await expect(add()).rejects.toThrow('fetch failed')
  expect(leads()).toBe(before + 1)
  expect(portal.state.journal.read().at(-1)).toMatchObject({ method: 'crm.item.add', error: 'CONNECTION_CUT' })
})

test('a late answer tells of the write by its event before it answers', async () => {
  const before = leads()
  await fault('late-answer', { method: 'crm.item.add', times: 1 }, { delayMs: 300 })
  const answer = add()
  await expect.poll(leads).toBe(before + 1)
  await expect(Promise.race([answer, Promise.resolve('no answer yet')])).resolves.toBe('no answer yet')
  expect((await answer).status).toBe(200)
})

test('an answer lost inside a batch takes the whole answer with it', async () => {
  const before = leads()
  await fault('lost-answer', { method: 'crm.item.add', times: 1, afterCalls: 1 })
  const cmd = Array.from({ length: 3 }, () => 'crm.item.add?entityTypeId=1&fields[title]=T')
  await expect(portal.call('batch', { cmd })).rejects.toThrow('fetch failed')
  expect(leads()).toBe(before + 2)
  expect(portal.state.journal.read().at(-1)).toMatchObject({ method: 'batch', error: 'CONNECTION_CUT', inBatch: false })
})

test('afterCalls lets calls through and times ends the fault', async () => {
  await fault('500', { method: 'profile', afterCalls: 1, times: 2 })
  const statuses: number[] = []
  for (let index = 0; index < 5; index += 1) statuses.push((await portal.call('profile')).status)
  expect(statuses).toEqual([200, 500, 500, 200, 200])
})

test('a portal that is down refuses REST and tokens, does nothing of it, and its doors still open', async () => {
  const [taken, pairs] = [portal.state.journal.read().length, portal.state.tokenPairs.size]
  await fault('down')
  await expect(portal.call('profile')).rejects.toThrow('fetch failed')
  await expect(fetch(`${portal.oauthUrl}/oauth/token/`)).rejects.toThrow('fetch failed')
  expect([portal.state.journal.read().length, portal.state.tokenPairs.size]).toEqual([taken, pairs + 1])
  await portal.door('DELETE', 'faults')
  expect((await portal.call('profile')).status).toBe(200)
})

test('a renamed portal redirects to its new address', async () => {
  await fault('renamed', {}, { location: 'http://new.example' })
  const auth = portal.state.tokens.mint(portal.app.clientId, 1).accessToken
  const answer = await fetch(`${portal.url}/rest/profile?auth=${auth}`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `http://new.example/rest/profile?auth=${auth}`])
})

test('revoked tokens do not refresh either', async () => {
  const pair = portal.state.tokens.mint(portal.app.clientId, 1)
  await fault('revoked', { times: 1 })
  expect((await portal.call('profile')).body.error).toBe('NO_AUTH_FOUND')
  const query = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: portal.app.clientId,
    client_secret: portal.app.clientSecret,
    refresh_token: pair.refreshToken,
  })
  expect(await (await fetch(`${portal.oauthUrl}/oauth/token/?${query}`)).json()).toMatchObject({
    error: 'invalid_grant',
  })
})

test('half an answer ends the connection in the middle, the work behind it is done', async () => {
  const before = leads()
  await fault('half-answer', { method: 'crm.item.add', times: 1 })
  await expect(add()).rejects.toThrow()
  expect(leads()).toBe(before + 1)
  expect(portal.state.journal.read().at(-1)).toMatchObject({ method: 'crm.item.add', status: 200 })
})

test('a slow answer comes after its time', async () => {
  await fault('slow', { times: 1 }, { delayMs: 50 })
  const startedAt = performance.now()
  expect((await portal.call('profile')).status).toBe(200)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(49)
})

test('refuse answers any code with its status', async () => {
  await fault('refuse', { times: 1 }, { error: 'ERROR_OAUTH', description: 'Subscription has been ended', status: 401 })
  expect(await portal.call('profile')).toEqual({
    status: 401,
    body: { error: 'ERROR_OAUTH', error_description: 'Subscription has been ended' },
  })
})

test('a fault hits REST 3.0 too', async () => {
  const call = (): Promise<Response> => {
    const auth = portal.state.tokens.mint(portal.app.clientId, 1).accessToken
    return fetch(`${portal.url}/rest/api/profile`, { method: 'POST', body: JSON.stringify({ auth }) })
  }
  await fault('429', { method: 'profile', times: 1 })
  expect((await call()).status).toBe(429)
  await fault('cut', { method: 'profile', times: 1 })
  await expect(call()).rejects.toThrow('fetch failed')
  expect((await call()).status).toBe(200)
})

test('the authorisation server breaks on its own', async () => {
  const pair = portal.state.tokens.mint(portal.app.clientId, 1)
  const fields = { client_id: portal.app.clientId, client_secret: portal.app.clientSecret }
  const query = new URLSearchParams({ ...fields, grant_type: 'refresh_token', refresh_token: pair.refreshToken })
  const refresh = (): Promise<Response> => fetch(`${portal.oauthUrl}/oauth/token/?${query}`)
  await fault('html', { method: 'oauth/token', times: 1 })
  expect((await refresh()).status).toBe(502)
  const before = portal.state.tokenPairs.size
  await fault('lost-answer', { method: 'oauth/token', times: 1 })
  await expect(refresh()).rejects.toThrow('fetch failed')
  expect(portal.state.tokenPairs.size).toBe(before + 1)
  expect((await refresh()).status).toBe(200)
})
