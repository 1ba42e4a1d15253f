import { afterAll, beforeAll, expect, it } from 'vitest'
import { inPortal } from '@poryadok/prisma/scope'
import { startProduct } from '../../testing.ts'
import { makeKey, revokeKey } from './key-store.ts'

const day = 86_400_000
let product: Awaited<ReturnType<typeof startProduct>>
let portalId = ''
beforeAll(async () => {
  product = await startProduct()
  portalId = await product.addPortal('keys')
})
afterAll(() => product?.stop())

const issue = (client: string, days: number | null = null) =>
  inPortal(portalId, () =>
    makeKey(
      product.owner,
      { portalId, userId: 1 },
      { client, name: client, scopes: ['read'], networks: [], days, perMinute: 600, sandbox: false },
      product.clock.now(),
    ),
  )
async function opens(secret: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}` }
  return (await product.app.server.inject({ url: '/api/cc/v1/me', headers })).statusCode
}

it('a client changes its key without a pause: two live ones, and no third until one is withdrawn', async () => {
  const [old, next] = [await issue('rotating'), await issue('rotating')]
  expect([await opens(old.secret), await opens(next.secret)]).toEqual([200, 200])
  await expect(issue('rotating')).rejects.toMatchObject({ code: 'center.two-keys' })
  await inPortal(portalId, () => revokeKey(product.owner, { portalId, userId: 1 }, old.key.id, product.clock.now()))
  expect([await opens(old.secret), await opens(next.secret)]).toEqual([401, 200])
  expect(await opens((await issue('rotating')).secret)).toBe(200)
})

it('a key opens nothing from the moment it expires, and its place is free', async () => {
  const brief = [await issue('brief', 1), await issue('brief', 1)]
  expect(await opens(brief[0]?.secret ?? '')).toBe(200)
  product.clock.setOffset(day)
  expect(await opens(brief[0]?.secret ?? '')).toBe(401)
  expect(await opens((await issue('brief')).secret)).toBe(200)
})
