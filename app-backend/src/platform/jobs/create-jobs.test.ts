import { createPrisma } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../clock/clock.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { AppError } from '../errors/app-error.ts'
import { createJobs, type JobQueue, type Jobs } from './create-jobs.ts'
import { HopelessJob } from './job.ts'
import { claimJob, pruneJobs } from './job-store.ts'
import { leaseMs } from './lease.ts'
import { ensureRepeating, repeating } from './repeat.ts'
import { aTenantRow } from './testing.ts'

const log = pino({ level: 'silent' })
const database = testDatabase()
const stops: (() => Promise<void>)[] = []
let clock: JumpingClock
let db: Database
let portal: string

beforeEach(async () => {
  clock = createClock()
  db = createDatabase(database.url, log)
  await database.prisma.portal.deleteMany()
  await database.prisma.job.deleteMany()
  portal = await aTenantRow(database.prisma, clock.now())
})
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
  await db.stop()
})

function jobsOf(queues: Record<string, JobQueue>): Jobs {
  const jobs = createJobs({ db, clock, log }, queues)
  stops.push(() => jobs.stop())
  return jobs
}
const states = async () => (await database.prisma.job.findMany({ orderBy: { id: 'asc' } })).map((job) => job.state)
const ended = (count: number) =>
  expect
    .poll(async () => (await states()).filter((state) => state !== 'waiting').length, { timeout: 10_000 })
    .toBe(count)

describe('a job', () => {
  it('is done once, in sight of its own portal only', async () => {
    const other = await aTenantRow(database.prisma, clock.now())
    const seen: unknown[] = []
    const jobs = jobsOf({
      look: {
        handler: async ({ payload }) => {
          seen.push(
            payload,
            (await db.prisma.portal.findMany()).map(({ id }) => id),
          )
        },
      },
    })
    await jobs.add({ portalId: portal, queue: 'look', payload: { a: 1 } })
    jobs.start()
    await ended(1)
    expect(seen).toEqual([{ a: 1 }, [portal]])
    expect(other).not.toBe(portal)
  })

  it('exists when the transaction that adds it commits, and not otherwise', async () => {
    const jobs = jobsOf({ work: { handler: () => Promise.resolve() } })
    const adding = inPortal(portal, () =>
      db.prisma.$transaction(async (tx) => {
        await jobs.add({ portalId: portal, queue: 'work' }, tx)
        throw new Error('rolled back')
      }),
    )
    await expect(adding).rejects.toThrow('rolled back')
    expect(await states()).toEqual([])
  })

  it('that fails comes again later each time, and is a dead letter after its last try', async () => {
    let tries = 0
    const jobs = jobsOf({
      work: {
        tries: 3,
        handler: () => {
          tries += 1
          return Promise.reject(new Error(`try ${tries}`))
        },
      },
    })
    await jobs.add({ portalId: portal, queue: 'work' })
    jobs.start(1)
    await expect.poll(() => tries).toBe(1)
    clock.setOffset(3_000)
    await expect.poll(() => tries).toBe(2)
    clock.setOffset(10_000)
    await ended(1)
    expect(await database.prisma.job.findFirst()).toMatchObject({ state: 'dead', lastError: 'try 3' })
  })

  it('that can’t be helped is a dead letter at once', async () => {
    const jobs = jobsOf({ work: { handler: () => Promise.reject(new HopelessJob('no such field')) } })
    await jobs.add({ portalId: portal, queue: 'work' })
    jobs.start()
    await ended(1)
    expect(await database.prisma.job.findFirst()).toMatchObject({ state: 'dead', lastError: 'no such field' })
  })

  it('waits as long as the portal asks for', async () => {
    const jobs = jobsOf({
      work: { handler: () => Promise.reject(new AppError('portal.limit', { params: { seconds: 600 } })) },
    })
    await jobs.add({ portalId: portal, queue: 'work' })
    jobs.start()
    await expect.poll(async () => (await database.prisma.job.findFirst())?.attempts).toBe(1)
    const row = await database.prisma.job.findFirstOrThrow()
    expect(row.dueAt.getTime() - clock.now().getTime()).toBeGreaterThan(590_000)
  })

  it('of a worker that died is taken over when its lease ends', async () => {
    let runs = 0
    const jobs = jobsOf({
      work: {
        handler: () => {
          runs += 1
          return Promise.resolve()
        },
      },
    })
    await jobs.add({ portalId: portal, queue: 'work' })
    await claimJob(db.prisma, ['work'], clock.now())
    jobs.start()
    clock.setOffset(leaseMs - 5_000)
    await ended(0)
    expect(runs).toBe(0)
    clock.setOffset(leaseMs + 1_000)
    await ended(1)
    expect(runs).toBe(1)
  })

  it('hears when its lease is lost, and writes nothing any more', async () => {
    const working = Promise.withResolvers<void>()
    const lost = Promise.withResolvers<void>()
    const jobs = jobsOf({
      work: {
        handler: async (_job, signal) => {
          signal.addEventListener('abort', () => lost.resolve())
          working.resolve()
          await lost.promise
        },
      },
    })
    await jobs.add({ portalId: portal, queue: 'work' })
    jobs.start(1)
    await working.promise
    await database.prisma.job.updateMany({ data: { leaseToken: 'of another worker' } })
    clock.setOffset(leaseMs)
    await lost.promise
    await jobs.stop()
    expect(await database.prisma.job.findFirst()).toMatchObject({ state: 'waiting', leaseToken: 'of another worker' })
  })
})

describe('jobs of one mark', () => {
  it('are one while they wait: the earlier time and the later content', async () => {
    const jobs = jobsOf({})
    const at = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000)
    const [early, late] = [at(10), at(20)]
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1', payload: { n: 1 }, dueAt: late })
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1', payload: { n: 2 }, dueAt: early })
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:2', payload: { n: 3 }, dueAt: late })
    const rows = await database.prisma.job.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ once, payload, dueAt }) => ({ once, payload, dueAt }))).toEqual([
      { once: 'lead:1', payload: { n: 2 }, dueAt: early },
      { once: 'lead:2', payload: { n: 3 }, dueAt: late },
    ])
  })

  it('are not added beside one that waits or is being worked on, where the caller says so', async () => {
    const jobs = jobsOf({})
    const job = { portalId: portal, queue: 'sync', once: 'sync', unlessThere: true }
    const later = new Date(clock.now().getTime() + 10_000)
    await jobs.add({ ...job, dueAt: later })
    await jobs.add(job)
    expect((await database.prisma.job.findMany()).map(({ dueAt }) => dueAt)).toEqual([later])
    clock.setOffset(10_000)
    await claimJob(db.prisma, ['sync'], clock.now())
    await jobs.add(job)
    expect(await database.prisma.job.count()).toBe(1)
  })

  it('are two when the first is being worked on: what came in meanwhile is not lost', async () => {
    const jobs = jobsOf({})
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1' })
    await claimJob(db.prisma, ['sync'], clock.now())
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1' })
    expect(await states()).toEqual(['waiting', 'waiting'])
  })

  it('become one again when the first fails and the second waits', async () => {
    let runs = 0
    const first = Promise.withResolvers<void>()
    const jobs = jobsOf({
      sync: {
        handler: async () => {
          runs += 1
          if (runs > 1) return
          await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1' })
          first.resolve()
          throw new Error('failed')
        },
      },
    })
    await jobs.add({ portalId: portal, queue: 'sync', once: 'lead:1' })
    jobs.start(1)
    await first.promise
    await ended(2)
    expect([await states(), runs]).toEqual([['done', 'done'], 2])
  })
})

describe('jobs', () => {
  it('of one key run one at a time in their order, whoever works', async () => {
    const second = createDatabase(database.url, log)
    stops.push(() => second.stop())
    const order: number[] = []
    let inWork = 0
    let most = 0
    const handler: JobQueue['handler'] = async ({ payload }) => {
      inWork += 1
      most = Math.max(most, inWork)
      await db.prisma.$queryRaw`SELECT 1`
      order.push((payload as { n: number }).n)
      inWork -= 1
    }
    const [one, two] = [jobsOf({ work: { handler } }), createJobs({ db: second, clock, log }, { work: { handler } })]
    stops.push(() => two.stop())
    for (let n = 0; n < 20; n += 1) await one.add({ portalId: portal, queue: 'work', key: 'lead:1', payload: { n } })
    one.start()
    two.start()
    await ended(20)
    expect(most).toBe(1)
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })

  it('of a portal with a long queue do not hold up another portal’s', async () => {
    const other = await aTenantRow(database.prisma, clock.now())
    const order: string[] = []
    const jobs = jobsOf({
      work: {
        handler: ({ portalId }) => {
          order.push(portalId === other ? 'other' : 'long')
          return Promise.resolve()
        },
      },
    })
    for (let n = 0; n < 30; n += 1) await jobs.add({ portalId: portal, queue: 'work', key: `k${n}` })
    await jobs.add({ portalId: other, queue: 'work' })
    const claimed = [await claimJob(db.prisma, ['work'], clock.now()), await claimJob(db.prisma, ['work'], clock.now())]
    expect(claimed.map((job) => job?.portalId)).toEqual([portal, other])
    jobs.start(1)
    await ended(29)
    expect(order).toHaveLength(29)
  })

  it('are each done once by three workers', async () => {
    const runs = new Map<number, number>()
    const handler: JobQueue['handler'] = ({ id }) => {
      runs.set(id, (runs.get(id) ?? 0) + 1)
      return Promise.resolve()
    }
    const workers = [jobsOf({ work: { handler } }), jobsOf({ work: { handler } }), jobsOf({ work: { handler } })]
    for (let n = 0; n < 60; n += 1) await workers[0]?.add({ portalId: portal, queue: 'work', key: `k${n}` })
    for (const worker of workers) worker.start(2)
    await ended(60)
    expect([...runs.values()]).toEqual(Array.from({ length: 60 }, () => 1))
  })

  it('of the whole installation repeat by their schedule, once for all processes', async () => {
    let runs = 0
    const nightly = { cron: '0 3 * * *', zone: 'Europe/Moscow' }
    const handler = repeating(nightly, clock, () => {
      runs += 1
      return Promise.resolve()
    })
    const jobs = jobsOf({ nightly: { handler } })
    await ensureRepeating(jobs, 'nightly', nightly, clock)
    await ensureRepeating(jobs, 'nightly', nightly, clock)
    expect(await states()).toEqual(['waiting'])
    jobs.start(1)
    for (const days of [1, 2, 3]) {
      clock.setOffset(days * 86_400_000)
      await expect.poll(() => runs).toBe(days)
    }
    expect(await states()).toEqual(['waiting'])
  })

  it('that ended are dropped after a while; dead letters stay', async () => {
    const data = { portalId: portal, queue: 'work', key: 'k', payload: {}, dueAt: clock.now(), createdAt: clock.now() }
    const endedAt = new Date(clock.now().getTime() - 1_000)
    await database.prisma.job.createMany({
      data: [
        { ...data, state: 'done', endedAt },
        { ...data, state: 'dead', endedAt },
      ],
    })
    await pruneJobs(db.prisma, clock.now())
    expect(await states()).toEqual(['dead'])
  })
})

it('a claim reads as little from a queue twice as long', async () => {
  const scoped = createPrisma(database.url, { connections: 1 })
  stops.push(() => scoped.$disconnect())
  const cost = async (rows: number): Promise<number> => {
    await database.prisma.job.deleteMany()
    await database.prisma.$executeRaw`
      INSERT INTO job (portal_id, turn, queue, key, payload, state, due_at, created_at)
      SELECT ${portal}::uuid, ${portal}::uuid, 'work', 'k' || n, '{}', 'waiting', now() - n * interval '1 ms', now() FROM generate_series(1, ${rows}::int) n`
    await database.prisma.$executeRaw`VACUUM ANALYZE job`
    const read = async () => {
      const [stat] = await database.prisma.$queryRaw<{ blocks: bigint }[]>`
        SELECT heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read AS blocks FROM pg_statio_user_tables
        WHERE relname = 'job' AND pg_stat_clear_snapshot() IS NOT NULL`
      return Number(stat?.blocks ?? 0)
    }
    const flushed = () => database.prisma.$executeRaw`SELECT pg_stat_force_next_flush()::text`
    await flushed()
    const before = await read()
    await claimJob(scoped, ['work'], new Date())
    await scoped.$executeRaw`SELECT pg_stat_force_next_flush()::text`
    await scoped.$executeRaw`SELECT 1`
    return (await read()) - before
  }
  const [small, large] = [await cost(2_000), await cost(4_000)]
  expect(large).toBeLessThanOrEqual(small * 1.5)
})
