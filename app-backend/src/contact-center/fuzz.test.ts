import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inPortal } from '@poryadok/prisma/scope'
import { startProduct } from '../testing.ts'
import { describeApi } from './describe/describe-api.ts'
import { makeKey } from './keys/key-store.ts'
import { problem } from './problem.ts'
import { aCall } from './testing/wild-input.ts'

const isLong = Boolean(process.env['PORYADOK_LONG'])
const each = isLong ? 150 : 4
const longestMs = isLong ? 1_200_000 : 60_000
let product: Awaited<ReturnType<typeof startProduct>>
let secret = ''
let foreignSecret = ''
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const post = (key: string, url: string, payload: object) =>
  product.app.server.inject({ method: 'POST', url: `/api/cc/v1${url}`, headers: bearer(key), payload })

beforeAll(async () => {
  product = await startProduct()
  secret = await aKey('ours')
  foreignSecret = await aKey('other')
})
afterAll(() => product?.stop())

async function aKey(portal: string): Promise<string> {
  const portalId = await product.addPortal(portal)
  const scopes: ('read' | 'write' | 'calls')[] = ['read', 'write', 'calls']
  const key = { client: 'kc', name: 'КЦ', scopes, networks: [], days: null, perMinute: 6_000, sandbox: false }
  const by = { portalId, userId: 1 }
  return (await inPortal(portalId, () => makeKey(product.owner, by, key, product.clock.now()))).secret
}

it('a key of one portal finds nothing of another, though the client has the same code', async () => {
  const headers = { 'idempotency-key': 'k-1' }
  const call = (key: string) =>
    product.app.server.inject({
      method: 'POST',
      url: '/api/cc/v1/calls/x-1/finish',
      headers: { ...bearer(key), ...headers },
      payload: { durationSeconds: 5 },
    })
  const ours = await call(secret)
  const theirs = await call(foreignSecret)
  expect([ours.statusCode, theirs.statusCode]).toEqual([200, 200])
  expect(theirs.headers['idempotency-replayed']).toBeUndefined()
  const status = (key: string) =>
    product.app.server.inject({
      url: `/api/cc/v1/status/${String(ours.headers['x-request-id'])}`,
      headers: bearer(key),
    })
  expect([(await status(secret)).statusCode, (await status(foreignSecret)).statusCode]).toEqual([200, 404])
})

it('a body of five megabytes is refused in words', async () => {
  const answer = await post(secret, '/deals', { comments: 'я'.repeat(2_600_000) })
  expect(answer.statusCode).toBe(413)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(problem.parse(answer.json())).toMatchObject({
    status: 413,
    code: 'input.too-large',
    title: expect.stringContaining('больше, чем принимает сервер'),
  })
})

it.each(['a\u0000b', '\uD800', String.raw`\u0000`])(
  'a word like %j is no fault of ours, wherever it stands',
  async (word) => {
    const made = await post(secret, '/deals', { title: word, comments: word, externalId: `${word}-1`, topic: word })
    const told = await post(secret, `/calls/${encodeURIComponent(word.toWellFormed())}/finish`, { durationSeconds: 5 })
    const file = await product.app.server.inject({
      method: 'PUT',
      url: `/api/cc/v1/deals/1/files?${new URLSearchParams({ name: word, operator: word, reason: word }).toString()}`,
      headers: { ...bearer(secret), 'content-type': 'application/octet-stream' },
      payload: 'PDF',
    })
    expect([made.statusCode, told.statusCode, file.statusCode]).toEqual([422, 200, 422])
  },
)

it(`${each} wild calls of every operation are answered as the description says`, { timeout: longestMs }, async () => {
  const { paths } = describeApi(product.app.server)
  const faults: string[] = []
  const seen = new Set<number>()
  let count = 0
  for (const [path, methods] of Object.entries(paths))
    for (const [method, one] of Object.entries(methods)) {
      const isUpload = one.requestBody?.content['application/octet-stream'] !== undefined
      await product.emptyBuckets()
      for (const { url, payload } of fc.sample(aCall(path, one), { numRuns: each, seed: 20_261_123 })) {
        const type = isUpload ? 'application/octet-stream' : 'application/json'
        const answer = await product.app.server.inject({
          method: method.toUpperCase() as 'GET',
          url,
          headers: { ...bearer(secret), ...(payload === null ? {} : { 'content-type': type }) },
          ...(payload === null ? {} : { payload }),
        })
        count += 1
        seen.add(answer.statusCode)
        const words = answer.statusCode < 400 || problem.safeParse(answer.json()).success
        const described = String(answer.statusCode) in one.responses
        if (answer.statusCode === 500 || !words || !described)
          faults.push(`${method} ${url} ${payload?.slice(0, 200)}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
      }
    }
  expect(faults).toEqual([])
  expect(count).toBeGreaterThan(100)
  expect([...seen]).toEqual(expect.arrayContaining([200, 404, 422]))
})
