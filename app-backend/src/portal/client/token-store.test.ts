import { randomBytes, randomUUID } from 'node:crypto'
import { createOwnerPrisma, type PrismaClient } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { createTokenStore, type TokenPair, type TokenStore } from './token-store.ts'

const database = testDatabase()
const sealing = createSealing(randomBytes(32))
const now = new Date('2026-11-22T12:00:00Z')

let other: PrismaClient
let ours: TokenStore
let theirs: TokenStore
let portalId: string

/** Two processes of the product: a store and a pool each. */
beforeAll(() => {
  other = createOwnerPrisma(database.url)
})
afterAll(() => other.$disconnect())

const aPair = (name: string): TokenPair => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresAt: new Date('2026-11-22T13:00:00Z'),
  clientEndpoint: `https://${name}.example/rest/`,
  serverEndpoint: 'https://oauth.example/rest/',
})
const first = aPair('first')
const second = aPair('second')

beforeEach(async () => {
  ours = createTokenStore(database.prisma, sealing)
  theirs = createTokenStore(other, sealing)
  portalId = randomUUID()
  await database.prisma.portal.create({
    data: {
      id: portalId,
      memberId: portalId.replaceAll('-', ''),
      origin: 'https://first.example',
      clientEndpoint: first.clientEndpoint,
      serverEndpoint: first.serverEndpoint,
      accessToken: sealing.seal(first.accessToken, 'access'),
      refreshToken: sealing.seal(first.refreshToken, 'refresh'),
      tokenExpiresAt: first.expiresAt,
      state: 'active',
      fieldNames: {},
      createdAt: now,
      updatedAt: now,
    },
  })
})

/** An authorisation server that answers when told to; `asked` lists the refresh tokens that it was asked with. */
function aRenewal() {
  const asked: string[] = []
  const reached = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<TokenPair | null>()
  const renew = (pair: TokenPair) => {
    asked.push(pair.refreshToken)
    reached.resolve()
    return answer.promise
  }
  return { asked, reached: reached.promise, answer, renew }
}

/** Resolves when `count` connections of the database wait for a lock. */
const blocked = (count: number) =>
  vi.waitFor(
    async () => {
      const rows = await database.prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(rows[0]?.count).toBe(count)
    },
    { timeout: 10_000, interval: 20 },
  )

describe('renewal by two processes at once', () => {
  it('asks the server once, and the second takes what the first got', async () => {
    const one = aRenewal()
    const two = aRenewal()
    const byUs = ours.renew(portalId, first.accessToken, one.renew, now)
    await one.reached
    const byThem = theirs.renew(portalId, first.accessToken, two.renew, now)
    await blocked(1)
    one.answer.resolve(second)
    expect(await byUs).toEqual(second)
    expect(await byThem).toEqual(second)
    expect(one.asked).toEqual([first.refreshToken])
    expect(two.asked).toEqual([])
    expect(await theirs.read(portalId)).toEqual(second)
  })

  it('goes on with the second when the first fails, with the same pair', async () => {
    const one = aRenewal()
    const two = aRenewal()
    const byUs = ours.renew(portalId, first.accessToken, one.renew, now)
    await one.reached
    const byThem = theirs.renew(portalId, first.accessToken, two.renew, now)
    await blocked(1)
    one.answer.reject(new Error('server away'))
    two.answer.resolve(second)
    await expect(byUs).rejects.toThrow('server away')
    expect(await byThem).toEqual(second)
    expect(two.asked).toEqual([first.refreshToken])
  })

  it('asks once about a dead pair, and both learn that it is dead', async () => {
    const one = aRenewal()
    const two = aRenewal()
    const byUs = ours.renew(portalId, first.accessToken, one.renew, now)
    await one.reached
    const byThem = theirs.renew(portalId, first.accessToken, two.renew, now)
    await blocked(1)
    one.answer.resolve(null)
    expect([await byUs, await byThem]).toEqual([null, null])
    expect(two.asked).toEqual([])
    expect(await ours.read(portalId)).toBeNull()
  })

  it('of two portals does not wait for each other', async () => {
    const stuck = aRenewal()
    const slow = ours.renew(portalId, first.accessToken, stuck.renew, now)
    await stuck.reached
    const neighbour = randomUUID()
    const row = await database.prisma.portal.findUniqueOrThrow({ where: { id: portalId } })
    await database.prisma.portal.create({
      data: { ...row, fieldNames: {}, abilities: {}, id: neighbour, memberId: neighbour },
    })
    expect(await theirs.renew(neighbour, first.accessToken, () => Promise.resolve(second), now)).toEqual(second)
    stuck.answer.resolve(second)
    await slow
  })
})

describe('renewal while the server thinks', () => {
  it('holds up neither letters nor mailboxes of the portal', async () => {
    const one = aRenewal()
    const renewal = ours.renew(portalId, first.accessToken, one.renew, now)
    await one.reached
    const address = `${portalId}@zavod.example`
    await other.mailbox.create({ data: { portalId, address, createdAt: now } })
    expect(await theirs.read(portalId)).toEqual(first)
    one.answer.resolve(second)
    expect(await renewal).toEqual(second)
  })

  it('takes one connection for all callers of a process', async () => {
    const narrow = createOwnerPrisma(database.url, { connections: 2 })
    const store = createTokenStore(narrow, sealing)
    const one = aRenewal()
    const callers = Array.from({ length: 12 }, () => store.renew(portalId, first.accessToken, one.renew, now))
    await one.reached
    expect(await store.read(portalId)).toEqual(first)
    one.answer.resolve(second)
    expect(new Set((await Promise.all(callers)).map((pair) => pair?.accessToken))).toEqual(
      new Set([second.accessToken]),
    )
    expect(one.asked).toEqual([first.refreshToken])
    await narrow.$disconnect()
  })
})

describe('a pair', () => {
  it('is not renewed for a caller who holds an older one', async () => {
    const { asked, renew } = aRenewal()
    expect(await ours.renew(portalId, 'access-before-first', renew, now)).toEqual(first)
    expect(asked).toEqual([])
  })

  it('stays as it is when the renewal fails, and the next try asks again', async () => {
    await expect(
      ours.renew(portalId, first.accessToken, () => Promise.reject(new Error('server away')), now),
    ).rejects.toThrow('server away')
    expect(await ours.read(portalId)).toEqual(first)
    expect(await ours.renew(portalId, first.accessToken, () => Promise.resolve(second), now)).toEqual(second)
  })

  it('brings the new address of a renamed portal with it', async () => {
    await ours.renew(portalId, first.accessToken, () => Promise.resolve(second), now)
    const row = await database.prisma.portal.findUniqueOrThrow({ where: { id: portalId } })
    expect([row.clientEndpoint, row.origin]).toEqual(['https://second.example/rest/', 'https://second.example'])
  })

  it('lies sealed in the database', async () => {
    await ours.renew(portalId, first.accessToken, () => Promise.resolve(second), now)
    const [row] = await database.prisma.$queryRaw<{ text: string }[]>`
      SELECT row_to_json(p)::text AS text FROM portal p WHERE id = ${portalId}::uuid`
    expect(row?.text).toContain(portalId)
    expect(row?.text).not.toMatch(/access-|refresh-/)
  })

  it('of an unknown portal is none', async () => {
    const { asked, renew } = aRenewal()
    expect(await ours.read(randomUUID())).toBeNull()
    expect(await ours.renew(randomUUID(), 'x', renew, now)).toBeNull()
    expect(asked).toEqual([])
  })
})
