import { createOwnerPrisma, type PrismaClient } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import type { Written } from './ledger.ts'
import { aNamedWrite } from './testing.ts'
import { createWriteOnce } from './write-once.ts'
import { createWriteStore } from './write-store.ts'

const database = testDatabase()
/** Another process of the product. */
let second: PrismaClient
let portalId: string
const key = 'person:7:press'

beforeAll(() => {
  second = createOwnerPrisma(database.url)
})
afterAll(() => second.$disconnect())
beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, new Date())
})
const trail = async () => {}

const once = (write: () => Promise<{ id: number }>, found: { id: number } | null = null) =>
  aNamedWrite({ write, lookUp: () => Promise.resolve(found) }, portalId, key)
const named = () => once(() => Promise.resolve({ id: 1 }))

/** 20 callers at the same time, half of them in another process. */
async function twenty(clock: ReturnType<typeof createClock>, write: () => Promise<{ id: number }>) {
  const here = createWriteOnce(createWriteStore(database.prisma, trail), clock)
  const there = createWriteOnce(createWriteStore(second, trail), clock)
  const callers = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? here : there))
  const ends = await Promise.allSettled(callers.map((writeOnce) => writeOnce(once(write))))
  return {
    done: ends.filter((end) => end.status === 'fulfilled').map((end) => end.value),
    refused: ends.filter((end) => end.status === 'rejected').map((end) => end.reason as unknown),
  }
}

describe('20 callers at once', () => {
  it('write once, and the others are told when to come back', async () => {
    const clock = createClock()
    const write = vi.fn(() => Promise.resolve({ id: 7 }))
    const { done, refused } = await twenty(clock, write)
    expect(write).toHaveBeenCalledTimes(1)
    expect(new Set(done.map((one) => one.id))).toEqual(new Set([7]))
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'portal.outcome-unknown' })
      expect((error as AppError).params['seconds']).toBeGreaterThan(0)
      expect((error as AppError).params['seconds']).toBeLessThanOrEqual(80)
    }
    const write2 = vi.fn(() => Promise.resolve({ id: 8 }))
    expect((await twenty(clock, write2)).done).toHaveLength(20)
    expect(write2).not.toHaveBeenCalled()
  })

  it('repeat a write that was left without an end once', async () => {
    const clock = createClock()
    const writeOnce = createWriteOnce(createWriteStore(database.prisma, trail), clock)
    const lost = () => Promise.reject(new AppError('portal.outcome-unknown'))
    await expect(writeOnce(once(lost))).rejects.toMatchObject({ params: { seconds: 80 } })
    clock.setOffset(81_000)
    const write = vi.fn(() => Promise.resolve({ id: 7 }))
    await twenty(clock, write)
    expect(write).toHaveBeenCalledTimes(1)
  })
})

describe('an outlived claim', () => {
  const [first, later] = [new Date('2026-11-20T12:00:00.001Z'), new Date('2026-11-20T12:01:00.001Z')]

  it('does not end or refuse the claim that took its place', async () => {
    const store = createWriteStore(database.prisma, trail)
    await store.claim(named(), null, first)
    const seen = await store.read(portalId, key)
    expect(await store.claim(named(), seen, later)).toBe(true)
    expect(await store.claim(named(), seen, later)).toBe(false)
    await store.refuse(named(), first, 'no')
    await store.finish(named(), first, { id: 1 }, { [key]: 1 }, later)
    expect(await store.read(portalId, key)).toEqual({ state: 'sending', result: null, startedAt: later })
  })

  it('keeps what it wrote when the later claim was refused', async () => {
    const store = createWriteStore(database.prisma, trail)
    await store.claim(named(), null, first)
    await store.claim(named(), await store.read(portalId, key), later)
    await store.refuse(named(), later, 'no')
    await store.finish(named(), first, { id: 1 }, { [key]: 1 }, later)
    expect(await store.read(portalId, key)).toMatchObject({ state: 'done', result: { id: 1 } })
  })

  it('leaves its records in the ledger and in the trail, with their ids', async () => {
    const heard: Written[] = []
    const store = createWriteStore(database.prisma, async (_tx, _portalId, written) => void heard.push(...written))
    const one = named()
    const contact = { ...one.entries[0], key: 'contact', entityTypeId: 3 }
    const both = { ...one, entries: [one.entries[0], contact] as const }
    await store.claim(both, null, first)
    await store.finish(both, first, { id: 7 }, { [key]: 7, contact: 8 }, later)
    expect(heard.map(({ entityTypeId, entityId, action }) => [entityTypeId, entityId, action])).toEqual([
      [1, 7, 'add'],
      [3, 8, 'add'],
    ])
    expect(await database.prisma.ledgerEntry.count({ where: { portalId, state: 'done' } })).toBe(2)
  })
})
