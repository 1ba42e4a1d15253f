import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const token = (userId: number = people.admin): string =>
  portal.state.tokens.mint(portal.app.clientId, userId).accessToken

test('an answer carries result and time with operating', async () => {
  const { status, body } = await portal.call('server.time')
  expect(status).toBe(200)
  expect(body.time).toMatchObject({
    duration: expect.any(Number),
    operating: expect.any(Number),
    operating_reset_at: expect.any(Number),
  })
})

test.each(['profile', 'profile.json', '/profile', 'PROFILE/', 'profile/'])(
  '/rest/%s reaches the method',
  async (path) => {
    const answer = await fetch(`${portal.url}/rest/${path}?auth=${token()}`)
    expect(await answer.json()).toMatchObject({ result: { ID: '1' } })
  },
)

test('a token is taken from auth, access_token and the Authorization header', async () => {
  const auth = token()
  const answers = await Promise.all([
    fetch(`${portal.url}/rest/profile?access_token=${auth}`),
    fetch(`${portal.url}/rest/profile`, { headers: { authorization: `Bearer ${auth}` } }),
  ])
  expect(answers.map((one) => one.status)).toEqual([200, 200])
})

test('the xml suffix answers in XML', async () => {
  const answer = await fetch(`${portal.url}/rest/profile.xml?auth=${token()}`)
  expect(answer.headers.get('content-type')).toContain('text/xml')
  expect(await answer.text()).toContain('<NAME>Марина</NAME>')
})

test('preflight and answers carry the CORS headers, Authorization not among the allowed', async () => {
  const preflight = await fetch(`${portal.url}/rest/profile`, { method: 'OPTIONS' })
  expect(preflight.status).toBe(200)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('origin, content-type, accept')
  expect((await fetch(`${portal.url}/rest/profile`)).headers.get('access-control-allow-origin')).toBe('*')
})

test('a body key wins over the query', async () => {
  const answer = await fetch(`${portal.url}/rest/profile?auth=wrong`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: token() }),
  })
  expect(answer.status).toBe(200)
})

test('broken JSON counts as an empty body', async () => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":' }
  expect((await fetch(`${portal.url}/rest/profile?auth=${token()}`, init)).status).toBe(200)
})

test('a key that could reach a prototype is dropped', async () => {
  const query = 'fields[__proto__][polluted]=1&fields%5Bconstructor%5D%5Bx%5D=1&fields[title]=T&entityTypeId=1'
  const answer = await fetch(`${portal.url}/rest/crm.item.add?${query}&auth=${token()}`)
  expect(await answer.json()).toMatchObject({ result: { item: { title: 'T' } } })
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test('multipart fields are read with brackets', async () => {
  const form = new FormData()
  form.set('auth', token())
  form.set('entityTypeId', '1')
  form.set('fields[title]', 'Из формы')
  const answer = await fetch(`${portal.url}/rest/crm.item.add`, { method: 'POST', body: form })
  expect(await answer.json()).toMatchObject({ result: { item: { title: 'Из формы' } } })
})

test.each([
  ['no token', 'profile', {}, 401, 'NO_AUTH_FOUND'],
  ['an unknown token', 'profile', { auth: 'x' }, 401, 'NO_AUTH_FOUND'],
])('%s is refused', async (_what, method, params, status, code) => {
  const answer = await fetch(`${portal.url}/rest/${method}?${new URLSearchParams(params)}`)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({ error: code, error_description: expect.any(String) })
})

test('an expired token, a dismissed person and a removed application have codes of their own', async () => {
  const { state, app } = portal
  const of = async (auth: string): Promise<unknown> => (await fetch(`${portal.url}/rest/profile?auth=${auth}`)).json()
  expect(await of(token(people.dismissed))).toMatchObject({ error: 'authorization_error' })
  const old = token()
  state.clock.advance(3_600_001)
  expect(await of(old)).toMatchObject({ error: 'expired_token' })
  app.active = false
  expect(await of(token())).toMatchObject({ error: 'APPLICATION_NOT_FOUND' })
  app.active = true
})

test('an unknown method answers 404 and is remembered', async () => {
  const { status, body } = await portal.call('crm.nothing.here')
  expect([status, body.error]).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
  expect([...portal.state.unknownMethods]).toEqual(['crm.nothing.here'])
  portal.state.unknownMethods.clear()
})

test('a webhook calls with the rights and scopes of its owner and has no application', async () => {
  await portal.door('POST', 'webhooks', { userId: 1, secret: 'abc', scopes: ['crm'] })
  const call = async (path: string): Promise<unknown> => (await fetch(`${portal.url}/rest/${path}`)).json()
  expect(await call('1/abc/profile.json')).toMatchObject({ result: { ID: '1' } })
  expect(await call('1/wrong/profile')).toMatchObject({ error: 'INVALID_CREDENTIALS' })
  expect(await call('1/abc/event.get')).toMatchObject({ error: 'WRONG_AUTH_TYPE' })
  expect(await call('1/abc/department.get')).toMatchObject({ error: 'insufficient_scope' })
})

test.each([
  ['OPTIONS', 'rest/1/abc/profile', 200],
  ['OPTIONS', 'rest/api/profile', 200],
  ['OPTIONS', 'rest/', 200],
  ['GET', 'rest/', 401],
  ['GET', 'rest/no.such', 401],
  ['POST', 'rest/1/wrong/profile', 403],
  ['POST', 'rest/api/profile', 401],
])('%s /%s answers %i with the CORS headers', async (method, path, status) => {
  const answer = await fetch(`${portal.url}/${path}`, { method })
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, '*'])
})

test.each(['//rest//profile', '/rest///profile/', '/rest//1//abc2//profile.json'])(
  'slashes too many in %s change nothing',
  async (path) => {
    await portal.door('POST', 'webhooks', { userId: 1, secret: 'abc2', scopes: [] })
    const answer = await fetch(`${portal.url}${path}?auth=${token()}`)
    expect(await answer.json()).toMatchObject({ result: { ID: '1' } })
  },
)

test('a refusal has an XML form too', async () => {
  const answer = await fetch(`${portal.url}/rest/profile.xml`)
  expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('<error>NO_AUTH_FOUND</error>')])
})

test('brackets of PHP: nested maps, lists with and without numbers, over forty items', async () => {
  const lines = Array.from({ length: 45 }, (_none, index) => `filter[@id][]=${index + 1}`).join('&')
  const answer = await fetch(`${portal.url}/rest/crm.item.list`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `entityTypeId=1&select[0]=id&order[id]=DESC&${lines}&auth=${token()}`,
  })
  const { result } = (await answer.json()) as { result: { items: { id: number }[] } }
  const ids = result.items.map((one) => one.id)
  expect(ids.length).toBeGreaterThan(20)
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
})

test('over http a portal that demands https refuses', async () => {
  await portal.door('PUT', 'settings', { httpsRequired: true })
  expect((await portal.call('profile')).body.error).toBe('INVALID_REQUEST')
  await portal.door('PUT', 'settings', { httpsRequired: false })
})

test('a renamed portal answers 302, and a POST has to be sent again as a POST (how-to-call-rest-api/change-domen)', async () => {
  await portal.door('POST', 'faults', [{ kind: 'renamed', match: { times: 1 }, location: portal.url }])
  const first = await fetch(`${portal.url}/rest/profile`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: token() }),
    redirect: 'manual',
  })
  expect([first.status, first.headers.get('location')]).toEqual([302, `${portal.url}/rest/profile`])
  expect((await fetch(first.headers.get('location') ?? '')).status).toBe(401)
})
