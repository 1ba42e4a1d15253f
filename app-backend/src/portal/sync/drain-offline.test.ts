import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../platform/errors/app-error.ts'
import { startSync, type SyncAtWork } from '../records/testing.ts'
import { recordJobs } from './record-jobs.ts'

const database = testDatabase()
let at: SyncAtWork

beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  at = await startSync({ database })
  await at.idle()
  at.played.offline = true
  at.played.requests = 0
})
afterEach(() => at.stop())

async function drain() {
  await at.jobs.add(recordJobs.offline(at.tenant.id))
  await at.idle()
}
const stored = () => database.prisma.portalEvent.count({ where: { source: 'offline' } })

describe('the offline queue', () => {
  it('is emptied into the inbox, and its changes are told as such', async () => {
    at.played.save(1, 7, { title: 'Т' })
    await drain()
    expect(at.told).toMatchObject([{ kind: 'added', id: 7, source: 'offline' }])
    expect(at.played.queue).toEqual([])
    // The package, its confirmation, the records.
    expect(at.played.requests).toBe(3)
  })

  it('of a thousand things costs a handful of requests', async () => {
    for (let id = 1; id <= 1_000; id += 1) at.played.save(1, id, { title: 'Т' })
    await drain()
    expect(at.told).toHaveLength(1_000)
    expect(at.played.queue).toEqual([])
    expect(at.played.requests).toBeLessThanOrEqual(7)
  })

  it.each([
    ['before the packages are reserved', 'before', 'event.offline.get', 0],
    ['after they are reserved, before they are stored', 'after', 'event.offline.get', 0],
    ['after they are stored, before they are confirmed', 'before', 'event.offline.clear', 1],
    ['after they are confirmed', 'after', 'event.offline.clear', 1],
  ] as const)('loses nothing when the process dies %s', async (_, when, method, keptBefore) => {
    for (let id = 1; id <= 60; id += 1) at.played.save(1, id, { title: 'Т' })
    let died = false
    at.played.fault = (point, commands) => {
      if (died || point !== when || !commands.some((one) => one.method === method)) return
      died = true
      throw new AppError('portal.unavailable')
    }
    await at.jobs.add(recordJobs.offline(at.tenant.id))
    await expect.poll(() => died).toBe(true)
    expect(await stored()).toBeGreaterThanOrEqual(keptBefore)
    at.clock.setOffset(10_000)
    await at.idle()
    expect(at.told).toHaveLength(60)
    expect(at.played.queue).toEqual([])
    expect(await stored()).toBe(60)
  })

  it('keeps a later change of a thing that is in a reserved package', async () => {
    at.played.save(1, 7, { title: 'Т', stageId: 'NEW' })
    at.played.fault = (point, commands) => {
      if (point !== 'before' || !commands.some((one) => one.method === 'event.offline.clear')) return
      at.played.fault = undefined
      // While the package waits for its confirmation the record changes again: the same message id, another row.
      at.clock.setOffset(2_000)
      at.played.save(1, 7, { stageId: 'WON' })
    }
    await drain()
    await drain()
    expect(await stored()).toBe(2)
    expect(at.told.at(-1)?.after).toMatchObject({ stageId: 'WON' })
  })

  it('is looked into when the portal says that it has something', async () => {
    at.played.save(1, 7, { title: 'Т' })
    await at.event('ONOFFLINEEVENT', null)
    await at.idle()
    expect(at.told).toMatchObject([{ kind: 'added', id: 7, source: 'offline' }])
  })

  it('is looked into with the sweep when the notice was lost', async () => {
    at.clock.setOffset(25 * 3_600_000)
    await at.idle()
    at.played.save(1, 7, { title: 'Т' })
    at.played.remove(1, 7)
    at.clock.setOffset(25.2 * 3_600_000)
    await at.idle()
    expect(at.played.queue).toEqual([])
    expect(at.told).toMatchObject([{ kind: 'deleted', id: 7, source: 'offline' }])
  })
})
