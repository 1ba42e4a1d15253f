import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../platform/errors/app-error.ts'
import { startSync, type SyncAtWork } from '../records/testing.ts'

const database = testDatabase()
const minute = 60_000
let at: SyncAtWork
let offset = 0

async function pass(minutes: number) {
  offset += minutes * minute
  at.clock.setOffset(offset)
  await at.idle()
}
const kept = () => database.prisma.recordSnapshot.findMany({ where: { deletedAt: null }, orderBy: { entityId: 'asc' } })

beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  offset = 0
  at = await startSync({ database })
  await at.idle()
})
afterEach(() => at.stop())

describe('the sweep', () => {
  it('costs a quiet portal one request for all types', async () => {
    for (const type of [1, 3, 4])
      for (let id = 1; id <= 60; id += 1) at.played.save(type, id, { title: 'Т', name: 'Т' })
    await pass(10)
    await pass(10)
    at.played.requests = 0
    for (let times = 1; times <= 5; times += 1) {
      await pass(10)
      expect(at.played.requests).toBe(times)
    }
    expect(at.told).toHaveLength(180)
  })

  it('finds what no event told: added, changed and deleted', async () => {
    at.played.save(1, 7, { title: 'Первый', stageId: 'NEW' })
    at.played.save(1, 8, { title: 'Второй' })
    await pass(10)
    at.played.save(1, 7, { stageId: 'WON' })
    at.played.remove(1, 8)
    await pass(10)
    const told = at.told
      .toSorted((a, b) => a.kind.localeCompare(b.kind) || a.id - b.id)
      .map(({ kind, id, source }) => [kind, id, source])
    expect(told).toEqual([
      ['added', 7, 'sweep'],
      ['added', 8, 'sweep'],
      ['changed', 7, 'sweep'],
      ['deleted', 8, 'sweep'],
    ])
  })

  it('meets what was there before us without a word', async () => {
    await at.stop()
    await database.prisma.portal.deleteMany()
    const old = aPortalOf(130)
    at = await startSync({ database, ...old })
    await at.idle()
    expect(await kept()).toHaveLength(130)
    expect(at.told).toEqual([])
    at.played.save(1, 5, { stageId: 'WON' })
    await at.event('ONCRMLEADUPDATE', 5)
    await at.idle()
    expect(at.told).toMatchObject([{ kind: 'changed', fields: ['stageId'], before: { stageId: 'NEW' } }])
  })

  it('reads a thousand changes in a handful of requests, and goes on where it was broken off', async () => {
    for (let id = 1; id <= 1_000; id += 1) at.played.save(1, id, { title: `Запрос ${id}` })
    let broken = 0
    at.played.requests = 0
    at.played.fault = (when) => {
      if (when !== 'before' || at.played.requests !== 3) return
      broken += 1
      throw new AppError('portal.unavailable')
    }
    await pass(10)
    await pass(1)
    expect(broken).toBe(1)
    expect(await kept()).toHaveLength(1_000)
    expect(at.told).toHaveLength(1_000)
    expect(at.played.requests).toBeLessThanOrEqual(6)
  })

  it('lets other types pass when the portal refuses one', async () => {
    at.played.save(3, 5, { name: 'Анна' })
    const { client } = at.played
    const call = client.batch.bind(client)
    client.batch = async (actor, commands, options) => {
      const items = await call(actor, commands, options)
      for (const [key, { params }] of Object.entries<{ params?: Record<string, unknown> }>(commands))
        if (params?.['entityTypeId'] === 4)
          Object.assign(items, {
            [key]: { ok: false, fault: { code: 'portal.no-rights', detail: '—', portalCode: 'X' } },
          })
      return items
    }
    await pass(10)
    expect(at.told.map(({ entityTypeId, id }) => [entityTypeId, id])).toEqual([[3, 5]])
    const [cursor] = await database.prisma.syncCursor.findMany({ where: { source: 'items:4' } })
    expect(cursor?.lastError).toBe('portal.no-rights')
  })
})

/** A portal with records that are older than our watch. */
function aPortalOf(count: number) {
  const { played, clock, tenant } = at
  const hourAgo = new Date(clock.now().getTime() - 60 * minute).toISOString()
  for (let id = 1; id <= count; id += 1) {
    const item = played.save(1, id, { title: `Старый ${id}`, stageId: 'NEW' })
    Object.assign(item, { createdTime: hourAgo, updatedTime: hourAgo })
  }
  return { before: { played, clock, tenant } }
}
