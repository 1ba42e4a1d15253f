import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSync, type StartSync, type SyncAtWork } from '../records/testing.ts'
import { recordJobs } from './record-jobs.ts'
import { changeWhileAway } from './testing.ts'

const database = testDatabase()
const minute = 60_000
const count = process.env['PORYADOK_LONG'] ? 10_000 : 300

const started: SyncAtWork[] = []

beforeEach(() => database.prisma.portal.deleteMany())
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
})

async function start(after?: StartSync['after']) {
  const one = await startSync({ database, ...(after ? { after } : {}) })
  started.push(one)
  return one
}

/** 30 minutes without the app; resolves to the process that comes after. */
async function away(offline: boolean, change: (at: SyncAtWork, moveTo: (part: number) => void) => object) {
  const first = await start()
  first.played.offline = offline
  for (let id = 1; id <= count; id += 1) first.played.save(1, id, { title: `Запрос ${id}`, stageId: 'NEW' })
  // A day later the tariff was asked again, and the records are known.
  for (const minutes of [10, 25 * 60, 25 * 60 + 10]) {
    first.clock.setOffset(minutes * minute)
    await first.idle()
  }
  await first.stop()
  const from = 25 * 60 + 11
  const expected = change(first, (part) => first.clock.setOffset((from + part * 30) * minute))
  first.clock.setOffset((from + 30) * minute)
  first.played.requests = 0
  const startedAt = first.clock.now()
  const next = await start(first)
  await next.idle()
  return { first, next, expected, took: next.clock.now().getTime() - startedAt.getTime() }
}

async function stateOf(at: SyncAtWork) {
  const kept = await database.prisma.recordSnapshot.findMany({
    where: { portalId: at.tenant.id, entityTypeId: 1, deletedAt: null },
    select: { entityId: true, title: true, stageId: true, assignedById: true },
    orderBy: { entityId: 'asc' },
  })
  const there = Array.from(at.played.items.get(1)?.values() ?? []).sort((a, b) => a.id - b.id)
  return {
    kept,
    there: there.map((item) => ({
      entityId: item.id,
      title: item['title'],
      stageId: item['stageId'],
      assignedById: item['assignedById'] ?? null,
    })),
  }
}
const reports = () => database.prisma.catchUp.findMany({ orderBy: { id: 'asc' } })

describe.each([
  ['with the offline queue', true],
  ['without it', false],
])('after 30 minutes away, %s', (_, offline) => {
  it(`${count} changes are made up for, none is lost, and the report says so`, async () => {
    const { next, expected, took } = await away(offline, (at, moveTo) => changeWhileAway(at.played, count, moveTo))
    const { kept, there } = await stateOf(next)
    expect(kept).toEqual(there)
    expect(took).toBeLessThan(5 * minute)
    const [report, ...others] = await reports()
    expect(others).toEqual([])
    expect(report).toMatchObject({ missed: expected, caughtUp: expected, endedAt: expect.any(Date) })
    const hours = report?.byHour as { hour: string; count: number }[]
    expect(hours.reduce((sum, hour) => sum + hour.count, 0)).toBe(count)
    expect(next.played.queue).toEqual([])
    expect(next.told.map(({ kind }) => kind).toSorted()).toEqual(
      Object.entries(expected)
        .flatMap(([kind, times]) => Array<string>(times as number).fill(kind))
        .toSorted(),
    )
    // 50 rows a command and 50 commands a request: a few passes over what changed and over what is known.
    expect(next.played.requests).toBeLessThanOrEqual(
      15 + 4 * Math.ceil(count / 2_400) + (offline ? 10 + count / 600 : 0),
    )
  }, 900_000)
})

it('a catch-up that is done again ends in the same numbers', async () => {
  const { next } = await away(false, (at, moveTo) => changeWhileAway(at.played, count, moveTo))
  const before = await reports()
  await next.jobs.add(recordJobs.catchUp(next.tenant.id))
  await next.idle()
  expect(await reports()).toEqual(before)
  // As after a crash before the last word.
  await database.prisma.catchUp.updateMany({ data: { endedAt: null, missed: {}, caughtUp: {}, byHour: [] } })
  await database.prisma.syncCursor.deleteMany({ where: { source: 'catch-up' } })
  await next.jobs.add(recordJobs.catchUp(next.tenant.id))
  await next.idle()
  const again = await reports()
  expect(again.map(({ missed, caughtUp, byHour }) => ({ missed, caughtUp, byHour }))).toEqual(
    before.map(({ missed, caughtUp, byHour }) => ({ missed, caughtUp, byHour })),
  )
}, 900_000)

it('a short restart is no gap', async () => {
  const first = await start()
  await first.idle()
  await first.stop()
  first.clock.setOffset(5 * minute)
  const next = await start(first)
  await next.idle()
  expect(await reports()).toEqual([])
})

it('two processes that start together write down one gap', async () => {
  const first = await start()
  await first.idle()
  await first.stop()
  first.clock.setOffset(30 * minute)
  const both = await Promise.all([start(first), start(first)])
  await both[0].idle()
  expect(await reports()).toHaveLength(1)
})
