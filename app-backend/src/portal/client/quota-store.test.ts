import { randomUUID } from 'node:crypto'
import { createOwnerPrisma } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createQuota, type Quota } from './quota-store.ts'

const database = testDatabase()
const methods = ['crm.item.list']
const start = Date.UTC(2026, 10, 22, 12)
let clock: JumpingClock
let quota: Quota
let portalId: string

// The machine's time stands still, so that only jumps of the clock bring places back.
beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(start)
  clock = createClock()
  quota = createQuota(database.prisma, clock)
  portalId = randomUUID()
})
afterEach(() => void vi.restoreAllMocks())

const take = (patienceMs = 0, of = quota, portal = portalId) => of.take(portal, methods, patienceMs)
const takeMany = (count: number, of = quota) => Promise.all(Array.from({ length: count }, () => take(0, of)))

/** Takes that are under way and wait; `done` counts those that got their place. */
function waiting(count: number, patienceMs = 60_000) {
  const seen = { done: 0 }
  const all = Promise.all(Array.from({ length: count }, () => take(patienceMs).then(() => (seen.done += 1))))
  return { seen, all }
}

/** Resolves when the bucket is reserved this far ahead of the start of the test. */
const reservedTo = (ms: number) =>
  vi.waitFor(async () => {
    const row = await database.prisma.rateBucket.findUniqueOrThrow({ where: { key: portalId } })
    expect(row.tat.toISOString()).toBe(new Date(start + ms).toISOString())
  })

describe('the bucket', () => {
  it('lets 48 through at once and refuses the next', async () => {
    await takeMany(48)
    await expect(take()).rejects.toMatchObject({ code: 'portal.limit', params: { seconds: 1 } })
  })

  it('gives two places a second from then on', async () => {
    await takeMany(48)
    const { seen, all } = waiting(5)
    await reservedTo(53 * 500)
    expect(seen.done).toBe(0)
    for (const [offset, done] of [
      [499, 0],
      [500, 1],
      [1_000, 2],
      [1_499, 2],
      [2_000, 4],
      [2_500, 5],
    ] as const) {
      clock.setOffset(offset)
      await vi.waitFor(() => expect(seen.done).toBe(done))
    }
    await all
  })

  it('fills up again while nobody calls, and never past 48', async () => {
    await takeMany(48)
    clock.setOffset(3_600_000)
    await takeMany(48)
    await expect(take()).rejects.toMatchObject({ code: 'portal.limit' })
  })

  it('is one for all processes', async () => {
    const other = createOwnerPrisma(database.url)
    const theirs = createQuota(other, clock)
    await Promise.all([takeMany(24), takeMany(24, theirs)])
    await expect(take(0, theirs)).rejects.toMatchObject({ code: 'portal.limit' })
    await expect(take()).rejects.toMatchObject({ code: 'portal.limit' })
    await other.$disconnect()
  })

  it('of one portal leaves another alone', async () => {
    await takeMany(48)
    await expect(take(0, quota, randomUUID())).resolves.toBeUndefined()
  })
})

describe('patience', () => {
  it('decides who waits: to the millisecond', async () => {
    await takeMany(48)
    await expect(take(499)).rejects.toMatchObject({ code: 'portal.limit' })
    const { seen, all } = waiting(1, 500)
    await reservedTo(49 * 500)
    expect(seen.done).toBe(0)
    clock.setOffset(500)
    await all
  })

  it('that ran out takes no place from the others', async () => {
    await takeMany(48)
    for (let at = 0; at < 20; at += 1) await expect(take()).rejects.toMatchObject({ code: 'portal.limit' })
    clock.setOffset(500)
    await expect(take()).resolves.toBeUndefined()
  })

  it('that ran out says how long the queue is', async () => {
    await takeMany(48)
    const { all } = waiting(20)
    await reservedTo(68 * 500)
    await expect(take(1_000)).rejects.toMatchObject({ code: 'portal.limit', params: { seconds: 10 } })
    clock.setOffset(10_000)
    await all
  })
})

describe('a refusal of the portal', () => {
  it('keeps everybody away for its time, in every process, and no longer', async () => {
    const other = createOwnerPrisma(database.url)
    const theirs = createQuota(other, clock)
    await take()
    await quota.push(portalId, null, 10)
    for (const of of [quota, theirs])
      await expect(take(10_000, of)).rejects.toMatchObject({ code: 'portal.limit', params: { seconds: 10 } })
    const { seen, all } = waiting(1)
    await reservedTo(10_000 + 49 * 500)
    clock.setOffset(10_499)
    expect(seen.done).toBe(0)
    clock.setOffset(10_500)
    await all
    await other.$disconnect()
  })

  it('reaches a call that already waits for its place', async () => {
    await takeMany(48)
    const { seen, all } = waiting(1)
    await reservedTo(49 * 500)
    await quota.push(portalId, null, 10)
    clock.setOffset(500)
    await reservedTo(10_000 + 49 * 500)
    expect(seen.done).toBe(0)
    clock.setOffset(10_500)
    await all
  })

  it('turns a waiting call away when its patience ends before', async () => {
    await takeMany(48)
    const { all } = waiting(1, 5_000)
    await reservedTo(49 * 500)
    await quota.push(portalId, null, 10)
    clock.setOffset(500)
    await expect(all).rejects.toMatchObject({ code: 'portal.limit', params: { seconds: 10 } })
  })

  it('is not made shorter by a second one', async () => {
    await quota.push(portalId, null, 300)
    await quota.push(portalId, null, 2)
    clock.setOffset(299_000)
    await expect(take()).rejects.toMatchObject({ code: 'portal.limit' })
  })

  it('leaves other portals alone', async () => {
    await quota.push(portalId, null, 300)
    await expect(take(0, quota, randomUUID())).resolves.toBeUndefined()
  })

  it('of one method bars that method, alone or in a batch, and no other, until its end', async () => {
    await quota.push(portalId, 'crm.activity.add', 60)
    const barred = { code: 'portal.limit', params: { seconds: 60 } }
    await expect(quota.take(portalId, ['crm.activity.add'], 300_000)).rejects.toMatchObject(barred)
    await expect(quota.take(portalId, ['profile', 'crm.activity.add'], 300_000)).rejects.toMatchObject(barred)
    await expect(quota.take(portalId, ['crm.item.add'], 0)).resolves.toBeUndefined()
    await expect(quota.take(randomUUID(), ['crm.activity.add'], 0)).resolves.toBeUndefined()
    clock.setOffset(60_000)
    await expect(quota.take(portalId, ['crm.activity.add'], 0)).resolves.toBeUndefined()
  })

  it('of one method takes no place in the bucket while it is barred', async () => {
    await quota.push(portalId, 'crm.activity.add', 60)
    for (let at = 0; at < 10; at += 1)
      await expect(quota.take(portalId, ['crm.activity.add'], 0)).rejects.toThrow(/limit/)
    await takeMany(48)
  })
})

describe('the lanes', () => {
  const lane = (of: 'person' | 'background' | 'stranger', portal = portalId) => quota.take(portal, methods, 0, of)

  it('keep the last sixteen places for people', async () => {
    for (let at = 0; at < 32; at += 1) await lane('background')
    await expect(lane('background')).rejects.toMatchObject({ code: 'portal.limit' })
    for (let at = 0; at < 16; at += 1) await lane('person')
    await expect(lane('person')).rejects.toMatchObject({ code: 'portal.limit' })
  })

  it('give openings that nobody proved yet ten places and one more every two seconds', async () => {
    for (let at = 0; at < 10; at += 1) await lane('stranger')
    await expect(lane('stranger')).rejects.toMatchObject({ code: 'portal.limit' })
    for (let at = 0; at < 38; at += 1) await lane('person')
    clock.setOffset(2_000)
    await lane('stranger')
    await expect(lane('stranger')).rejects.toMatchObject({ code: 'portal.limit' })
  })
})

describe('the time of a method', () => {
  const resetAt = new Date(start + 60_000)
  const spent = (seconds: number) => quota.spent(portalId, new Map([['crm.item.list', { seconds, resetAt }]]))
  const background = () => quota.take(portalId, methods, 60_000, 'background')

  it('that is nearly over stops background work until the window moves, in every process', async () => {
    await spent(400)
    const theirs = createQuota(database.prisma, clock)
    for (const of of [quota, theirs])
      await expect(of.take(portalId, methods, 60_000, 'background')).rejects.toMatchObject({
        code: 'portal.limit',
        params: { seconds: 60 },
      })
    await take()
    await quota.take(portalId, ['crm.item.get'], 0, 'background')
    clock.setOffset(60_000)
    await background()
  })

  it('that runs out slows background work down', async () => {
    await spent(367.5)
    const waits = vi.spyOn(clock, 'waitUntil')
    const slow = background()
    await vi.waitFor(() => expect(waits).toHaveBeenCalledWith(new Date(start + 3_500)))
    expect(await database.prisma.rateBucket.count({ where: { key: portalId } })).toBe(0)
    clock.setOffset(3_500)
    await slow
  })

  it('that is plenty costs no row', async () => {
    const before = await database.prisma.methodLoad.count()
    await spent(100)
    expect(await database.prisma.methodLoad.count()).toBe(before)
  })
})
