import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await aPortal()
})
afterEach(() => portal.stop())

const keys = (): Record<string, string> => ({ client_id: portal.app.clientId, client_secret: portal.app.clientSecret })
async function token(
  fields: Record<string, string>,
  method: 'GET' | 'POST' = 'POST',
): Promise<Record<string, unknown>> {
  const form = new URLSearchParams(fields)
  const address = `${portal.oauthUrl}/oauth/token/`
  const answer = await (method === 'GET' ? fetch(`${address}?${form}`) : fetch(address, { method: 'POST', body: form }))
  return (await answer.json()) as Record<string, unknown>
}
const refresh = (refreshToken: string, method?: 'GET' | 'POST') =>
  token({ grant_type: 'refresh_token', ...keys(), refresh_token: refreshToken }, method)

test.each(['GET', 'POST'] as const)('%s refresh gives a new pair and names both hosts', async (method) => {
  const pair = portal.state.tokens.mint(portal.app.clientId, people.agent)
  const answer = await refresh(pair.refreshToken, method)
  expect(answer).toMatchObject({
    expires_in: 3600,
    expires: expect.any(Number),
    domain: new URL(portal.oauthUrl).host,
    client_endpoint: `${portal.url}/rest/`,
    server_endpoint: `${portal.oauthUrl}/rest/`,
    member_id: portal.state.memberId,
    user_id: people.agent,
    status: 'L',
  })
  expect(answer.refresh_token).not.toBe(pair.refreshToken)
})

test('a used refresh token dies after the grace period, an unused one after 180 days', async () => {
  const used = portal.state.tokens.mint(portal.app.clientId, 1).refreshToken
  const kept = portal.state.tokens.mint(portal.app.clientId, 1).refreshToken
  await refresh(used)
  expect(await refresh(used)).toHaveProperty('access_token')
  portal.state.clock.advance(31_000)
  expect(await refresh(used)).toMatchObject({ error: 'invalid_grant' })
  portal.state.clock.advance(180 * 24 * 3600 * 1000)
  expect(await refresh(kept)).toMatchObject({ error: 'invalid_grant' })
})

test('wrong keys, another application’s token and an unknown grant are refused', async () => {
  const pair = portal.state.tokens.mint('local.other', 1)
  expect(await token({ grant_type: 'refresh_token', ...keys(), client_secret: 'x', refresh_token: 'y' })).toMatchObject(
    { error: 'invalid_client' },
  )
  expect(await refresh(pair.refreshToken)).toMatchObject({ error: 'invalid_grant' })
  expect(await token({ grant_type: 'password', ...keys() })).toMatchObject({ error: 'invalid_request' })
})

test('a signed-in person brings a code back, good once and for thirty seconds', async () => {
  const { cookie } = portal.state.sessions.signIn(people.agent)
  const authorize = async (): Promise<URL> => {
    const address = `${portal.url}/oauth/authorize/?client_id=${portal.app.clientId}&state=s1`
    const answer = await fetch(address, { headers: { cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' })
    return new URL(answer.headers.get('location') ?? '')
  }
  const back = await authorize()
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    state: 's1',
    domain: new URL(portal.url).host,
    member_id: portal.state.memberId,
  })
  const code = back.searchParams.get('code') ?? ''
  expect(await token({ grant_type: 'authorization_code', ...keys(), code })).toMatchObject({ user_id: people.agent })
  expect(await token({ grant_type: 'authorization_code', ...keys(), code })).toMatchObject({ error: 'invalid_grant' })
  const late = (await authorize()).searchParams.get('code') ?? ''
  portal.state.clock.advance(31_000)
  expect(await token({ grant_type: 'authorization_code', ...keys(), code: late })).toMatchObject({
    error: 'invalid_grant',
  })
})

test('the authorisation server says whose a token is', async () => {
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, people.agent)
  const answer = await fetch(`${portal.oauthUrl}/rest/app.info?auth=${accessToken}`)
  expect(await answer.json()).toMatchObject({
    result: { client_id: portal.app.clientId, user_id: people.agent, member_id: portal.state.memberId },
  })
})

test.each<[string, Record<string, string>, string]>([
  ['a wrong secret', { client_secret: 'x', refresh_token: 'y' }, 'invalid_client'],
  ['an unknown application', { client_id: 'local.none', refresh_token: 'y' }, 'invalid_client'],
  ['no refresh token', {}, 'invalid_request'],
  ['an unknown refresh token', { refresh_token: 'y' }, 'invalid_grant'],
  ['a scope above the card', { refresh_token: 'y', scope: 'crm,sale' }, 'invalid_scope'],
])('%s is refused (settings/oauth/error-codes)', async (_what, fields, error) => {
  expect(await token({ grant_type: 'refresh_token', ...keys(), ...fields })).toEqual({
    error,
    error_description: expect.any(String),
  })
})

test('the status of a refusal is a switch: the vendor’s page names none', async () => {
  for (const oauthErrorStatus of [200, 400, 401]) {
    await portal.door('PUT', 'settings', { oauthErrorStatus })
    expect((await fetch(`${portal.oauthUrl}/oauth/token/`)).status).toBe(oauthErrorStatus)
  }
})

test('an unpaid application gets no tokens, calls nothing and hears nothing until it is paid for', async () => {
  const pair = portal.state.tokens.mint(portal.app.clientId, 1)
  await portal.door('POST', `apps/${portal.app.id}/payment`, { expired: true })
  expect(await refresh(pair.refreshToken)).toMatchObject({ error: 'PAYMENT_REQUIRED' })
  expect((await portal.call('profile')).body.error).toBe('PAYMENT_REQUIRED')
  const info = await fetch(`${portal.oauthUrl}/rest/app.info?auth=${pair.accessToken}`)
  expect(await info.json()).toMatchObject({ error: 'PAYMENT_REQUIRED' })
  await portal.door('POST', `apps/${portal.app.id}/payment`, { expired: false, days: 30 })
  expect(await refresh(pair.refreshToken)).toHaveProperty('access_token')
  expect(await portal.result('app.info')).toMatchObject({ PAYMENT_EXPIRED: 'N', DAYS: 30 })
})

test('without grace a used refresh token dies at once, and lifetimes are a switch', async () => {
  await portal.door('PUT', 'settings', { refreshGraceSeconds: 0, accessTtlSeconds: 60 })
  const { refreshToken } = portal.state.tokens.mint(portal.app.clientId, 1)
  expect(await refresh(refreshToken)).toMatchObject({ expires_in: 60 })
  await portal.door('POST', 'clock', { advanceMs: 1 })
  expect(await refresh(refreshToken)).toMatchObject({ error: 'invalid_grant' })
})

test.each([
  ['an application that is not installed', { active: false }],
  ['an application that is not open to the person', { access: ['U7'] }],
])('%s gives no code and sends nobody back', async (_what, change) => {
  await portal.door('PATCH', `apps/${portal.app.id}`, change)
  const { cookie } = portal.state.sessions.signIn(people.agent)
  const address = `${portal.url}/oauth/authorize/?client_id=${portal.app.clientId}`
  const answer = await fetch(address, { headers: { cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
})

test('a token of a removed application is worth nothing at the authorisation server', async () => {
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
  portal.app.active = false
  const answer = await fetch(`${portal.oauthUrl}/rest/app.info?auth=${accessToken}`)
  expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'NOT_INSTALLED' }])
})
