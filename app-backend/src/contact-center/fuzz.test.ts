import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inPortal } from '@poryadok/prisma/scope'
import { startProduct } from '../testing.ts'
import { describeApi } from './describe/describe-api.ts'
import { makeKey } from './keys/key-store.ts'
import { problem } from './problem.ts'
import { aCall } from './testing/wild-input.ts'

const each = process.env['PORYADOK_LONG'] ? 150 : 4
let product: Awaited<ReturnType<typeof startProduct>>
let secret = ''

beforeAll(async () => {
  product = await startProduct()
  const portalId = await product.addPortal('ours')
  const wanted = { client: 'kc', name: 'КЦ', scopes: ['read', 'write', 'calls'] as const, networks: [], days: null }
  const key = { ...wanted, scopes: [...wanted.scopes], perMinute: 6_000, sandbox: false }
  const by = { portalId, userId: 1 }
  secret = (await inPortal(portalId, () => makeKey(product.owner, by, key, product.clock.now()))).secret
})
afterAll(() => product?.stop())

it(`${each} wild calls of every operation break nothing, and each answer is one that the description names`, async () => {
  const { paths } = describeApi(product.app.server)
  const faults: string[] = []
  const seen = new Set<number>()
  let count = 0
  for (const [path, methods] of Object.entries(paths))
    for (const [method, one] of Object.entries(methods)) {
      const isUpload = one.operationId === 'calls.upload'
      await product.emptyBuckets()
      for (const { url, payload } of fc.sample(aCall(path, one), { numRuns: each, seed: 20_261_123 })) {
        const type = isUpload ? 'application/octet-stream' : 'application/json'
        const answer = await product.app.server.inject({
          method: method.toUpperCase() as 'GET',
          url,
          headers: { authorization: `Bearer ${secret}`, ...(payload === null ? {} : { 'content-type': type }) },
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
