import { expect, test } from 'vitest'
import { fault, json } from '../testing/backend.ts'
import { createApi } from './api.ts'

const tokens = { token: async () => 'token', renew: async () => 'token' }
const answering = (doFetch: typeof fetch) => createApi({ tokens, lang: 'en', fetch: doFetch })

test('a call names its bearer and the language of the page, and sends no cookie', async () => {
  let seen: RequestInit | undefined
  await answering(async (_input, init) => {
    seen = init
    return json({})
  }).get('/api/letters', { outcome: undefined, before: 9 })
  const headers = new Headers(seen?.headers)
  expect([headers.get('authorization'), headers.get('accept-language'), seen?.credentials]).toEqual([
    'Bearer token',
    'en',
    'omit',
  ])
})

test('absent and empty values are left out of the query', async () => {
  let asked = ''
  await answering(async (input) => {
    asked = input instanceof Request ? input.url : input.toString()
    return json({})
  }).get('/api/requests', { kind: 'contact', id: 7, search: '', outcome: undefined, offset: 0 })
  expect(asked).toBe('/api/requests?kind=contact&id=7&offset=0')
})

test("a refusal carries the server's words", async () => {
  const call = answering(async () => fault(403, { message: 'Нет права.' })).get('/api/setup')
  await expect(call).rejects.toMatchObject({
    kind: 'answer',
    status: 403,
    isRefusal: true,
    said: { message: 'Нет права.' },
  })
})

test("a proxy's page is not taken for an account of ours", async () => {
  const call = answering(async () => new Response('<html>502</html>', { status: 502 })).get('/api/setup')
  await expect(call).rejects.toMatchObject({ kind: 'unreadable', status: 502, said: null })
})

test('an answer of success that is no JSON is unreadable', async () => {
  await expect(answering(async () => new Response('<html>')).get('/api/setup')).rejects.toMatchObject({
    kind: 'unreadable',
  })
})

test('a broken line is uncertain: the call may have been carried out', async () => {
  const call = answering(async () => {
    throw new TypeError('failed to fetch')
  }).post('/api/requests', {})
  await expect(call).rejects.toMatchObject({ kind: 'offline', isUncertain: true })
})
