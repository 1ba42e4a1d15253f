import { randomBytes, randomUUID } from 'node:crypto'
import { testDatabase } from '@poryadok/prisma/testing'
import { describe, expect, it } from 'vitest'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { resealTokens } from './reseal-store.ts'
import { createTokenStore } from './token-store.ts'

const database = testDatabase()
const [oldKey, newKey] = [randomBytes(32), randomBytes(32)]
const before = createSealing(oldKey)
const both = createSealing(newKey, [oldKey])
const after = createSealing(newKey)
const now = new Date('2026-11-22T12:00:00Z')
const never = new AbortController().signal

async function aPortal(name: string): Promise<string> {
  const id = randomUUID()
  await database.prisma.portal.create({
    data: {
      id,
      memberId: id,
      origin: 'https://zavod.example',
      clientEndpoint: 'https://zavod.example/rest/',
      serverEndpoint: 'https://oauth.example/rest/',
      applicationToken: before.seal(`application-${name}`, 'application'),
      accessToken: before.seal(`access-${name}`, 'access'),
      refreshToken: before.seal(`refresh-${name}`, 'refresh'),
      tokenExpiresAt: new Date(now.getTime() + 3_600_000),
      state: 'active',
      fieldNames: {},
      createdAt: now,
      updatedAt: now,
    },
  })
  return id
}

describe('a change of the key', () => {
  it('leaves every token readable by the new key alone', async () => {
    const ids = [await aPortal('a'), await aPortal('b')]
    expect(await resealTokens(database.app, both, never)).toBe(2)
    for (const [at, id] of ids.entries()) {
      const row = await database.prisma.portal.findFirstOrThrow({ where: { id } })
      expect(after.open(row.applicationToken ?? '', 'application')).toBe(`application-${at === 0 ? 'a' : 'b'}`)
      expect((await createTokenStore(database.app, after).read(id))?.refreshToken).toBe(
        `refresh-${at === 0 ? 'a' : 'b'}`,
      )
    }
    expect(await resealTokens(database.app, both, never)).toBe(0)
  })

  it('goes on while pairs are read and renewed, and loses none of them', async () => {
    const id = await aPortal('0')
    const store = createTokenStore(database.app, both)
    let resealed = 0
    const resealing = (async () => {
      for (let round = 0; round < 20; round += 1) resealed += await resealTokens(database.app, both, never)
    })()
    let pair = await store.read(id)
    for (let round = 1; round <= 20; round += 1) {
      const next = { ...pair, accessToken: `access-${round}`, refreshToken: `refresh-${round}` } as NonNullable<
        typeof pair
      >
      const asked: string[] = []
      pair = await store.renew(
        id,
        `access-${round - 1}`,
        (current) => {
          asked.push(current.refreshToken)
          return Promise.resolve(next)
        },
        now,
      )
      expect(asked).toEqual([`refresh-${round - 1}`])
      expect((await store.read(id))?.accessToken).toBe(`access-${round}`)
    }
    await resealing
    expect(resealed).toBeLessThanOrEqual(1)
    expect((await createTokenStore(database.app, after).read(id))?.refreshToken).toBe('refresh-20')
  })
})
