import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createClock, type JumpingClock } from '../clock/clock.ts'
import { AppError } from '../errors/app-error.ts'
import { HopelessJob } from '../jobs/job.ts'
import { leaseMs } from '../jobs/lease.ts'
import { aTenantRow } from '../jobs/testing.ts'
import { liveTopic, newsOf } from './long-task-news.ts'
import type { LongTask, LongWorkKind } from './long-task.ts'
import { aLongWorker, countedRow, counting } from './testing.ts'

const database = testDatabase()
const stops: (() => Promise<void>)[] = []
let clock: JumpingClock
let portal: string

beforeEach(async () => {
  clock = createClock()
  await database.prisma.portal.deleteMany()
  await database.prisma.job.deleteMany()
  portal = await aTenantRow(database.prisma, clock.now())
})
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

type Worker = ReturnType<typeof aLongWorker>
function worker(): Worker {
  const one = aLongWorker(database, clock)
  stops.push(() => one.stop())
  return one
}
const count = (until: number, kind = 'count') => ({
  portalId: portal,
  kind,
  title: 'Счёт',
  payload: { until },
  startedBy: 7,
})
const row = (id: string) => database.prisma.longTask.findFirstOrThrow({ where: { id } })
const stateOf = async (id: string) => (await row(id)).state
const counted = async () =>
  (await database.prisma.notice.findMany({ orderBy: { userId: 'asc' } })).map(({ userId }) => userId)
const upTo = (until: number) => Array.from({ length: until }, (_, n) => n)
const freed = () => expect.poll(() => database.prisma.job.count({ where: { state: 'waiting' } })).toBe(0)

/** A step that waits at number `at` until it is let go. */
function gate(at: number) {
  const reached = Promise.withResolvers<void>()
  const open = Promise.withResolvers<void>()
  return {
    reached: reached.promise,
    open: () => open.resolve(),
    async pass(n: number) {
      if (n !== at) return
      reached.resolve()
      await open.promise
    },
  }
}

describe('long work', () => {
  it('goes on to its end, each thing once, and its numbers add up', async () => {
    const one = worker()
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    const { id } = await one.longWork.start(count(23))
    one.jobs.start()
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await counted()).toEqual(upTo(23))
    expect(await row(id)).toMatchObject({
      done: 23,
      failed: 0,
      skipped: 0,
      total: 23,
      cursor: { at: 23 },
      startedBy: 7,
    })
  })

  it('exists when the transaction that starts it commits, and not otherwise', async () => {
    const one = worker()
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    const starting = database.prisma.$transaction(async (tx) => {
      await one.longWork.start(count(3), tx)
      throw new Error('rolled back')
    })
    await expect(starting).rejects.toThrow('rolled back')
    expect([await database.prisma.longTask.count(), await database.prisma.job.count()]).toEqual([0, 0])
  })

  it('runs once at a time per portal and kind: of ten starts at once one wins', async () => {
    const one = worker()
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    one.longWork.register('other', counting(one.db, countedRow(portal)))
    const starts = await Promise.allSettled(upTo(10).map(() => one.longWork.start(count(3))))
    const refused = starts.filter((start) => start.status === 'rejected').map(({ reason }) => reason as AppError)
    expect(refused.map(({ code, params }) => [code, params['title']])).toEqual(
      upTo(9).map(() => ['long-work.running', 'Счёт']),
    )
    await one.longWork.start(count(3, 'other'))
    one.jobs.start()
    await freed()
    await one.longWork.start(count(3))
  })

  it('paused in the midst of a step keeps what the step did, and resumed goes on from there', async () => {
    const one = worker()
    const stop = gate(12)
    const write = countedRow(portal)
    one.longWork.register(
      'count',
      counting(one.db, async (tx, n) => (await write(tx, n), stop.pass(n))),
    )
    const { id } = await one.longWork.start(count(40))
    one.jobs.start()
    await stop.reached
    await one.longWork.pause(portal, id)
    stop.open()
    await freed()
    expect([await counted(), await stateOf(id)]).toEqual([upTo(15), 'paused'])
    await one.longWork.resume(portal, id)
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await counted()).toEqual(upTo(40))
  })

  it('hears a pause while a step waits, in another process', async () => {
    const [one, two] = [worker(), worker()]
    const waiting = Promise.withResolvers<void>()
    const kind: LongWorkKind<object, object> = {
      payload: z.object({}),
      cursor: z.object({}),
      begin: {},
      step: async ({ signal }) => {
        waiting.resolve()
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        return 'more'
      },
    }
    one.longWork.register('wait', kind)
    const { id } = await one.longWork.start({ ...count(1, 'wait') })
    one.jobs.start()
    await waiting.promise
    await two.longWork.pause(portal, id)
    await freed()
    expect(await stateOf(id)).toBe('paused')
  })

  it('cancelled stays cancelled, with what was done', async () => {
    const one = worker()
    const stop = gate(7)
    const write = countedRow(portal)
    one.longWork.register(
      'count',
      counting(one.db, async (tx, n) => (await write(tx, n), stop.pass(n))),
    )
    const { id } = await one.longWork.start(count(40))
    one.jobs.start()
    await stop.reached
    await one.longWork.cancel(portal, id)
    stop.open()
    await freed()
    expect([await counted(), await stateOf(id)]).toEqual([upTo(10), 'cancelled'])
    await expect(one.longWork.resume(portal, id)).rejects.toMatchObject({ code: 'long-work.ended' })
    expect((await row(id)).endedAt).not.toBeNull()
  })

  it('is taken over when its worker dies, and the dead worker’s late save is refused', async () => {
    const [one, two] = [worker(), worker()]
    const stop = gate(12)
    const write = countedRow(portal)
    let late: unknown
    const stuck = counting(one.db, async (tx, n) => (await write(tx, n), stop.pass(n)))
    one.longWork.register('count', {
      ...stuck,
      step: (at) => stuck.step(at).catch((error: unknown) => ((late = error), Promise.reject(error as Error))),
    })
    two.longWork.register('count', counting(two.db, countedRow(portal)))
    const { id } = await one.longWork.start(count(30))
    one.jobs.start(1)
    await stop.reached
    await database.prisma.job.updateMany({ data: { leaseUntil: clock.now(), leaseToken: 'nobody’s' } })
    two.jobs.start(1)
    await expect.poll(() => stateOf(id)).toBe('done')
    stop.open()
    await expect.poll(() => late).toMatchObject({ name: 'StoppedWork' })
    expect(await counted()).toEqual(upTo(30))
    expect(await row(id)).toMatchObject({ done: 30, total: 30 })
  })

  it('goes on when a worker took it whose job is gone', async () => {
    const one = worker()
    const stop = gate(12)
    const write = countedRow(portal)
    one.longWork.register(
      'count',
      counting(one.db, async (tx, n) => (await write(tx, n), stop.pass(n))),
    )
    const { id } = await one.longWork.start(count(30))
    one.jobs.start(1)
    await stop.reached
    await database.prisma.longTask.updateMany({ data: { runToken: randomUUID() } })
    stop.open()
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await counted()).toEqual(upTo(30))
  })

  it('that a portal holds up says why, and goes on from the cursor when it answers', async () => {
    const one = worker()
    const write = countedRow(portal)
    let away = true
    one.longWork.register(
      'count',
      counting(one.db, (tx, n) =>
        n === 7 && away ? Promise.reject(new AppError('portal.limit', { params: { seconds: 30 } })) : write(tx, n),
      ),
    )
    const { id } = await one.longWork.start(count(10))
    one.jobs.start()
    await expect.poll(async () => (await row(id)).message).toEqual({ code: 'portal.limit', params: { seconds: 30 } })
    expect([await stateOf(id), await counted()]).toEqual(['running', upTo(5)])
    away = false
    clock.setOffset(31_000)
    await expect.poll(() => stateOf(id)).toBe('done')
    expect([await counted(), (await row(id)).message]).toEqual([upTo(10), null])
  })

  it('that can’t be helped fails with its reason, leaves no dead letter, and may be resumed', async () => {
    const one = worker()
    const write = countedRow(portal)
    let broken = true
    one.longWork.register(
      'count',
      counting(one.db, (tx, n) => (n === 3 && broken ? Promise.reject(new HopelessJob('no file')) : write(tx, n))),
    )
    const { id } = await one.longWork.start(count(10))
    one.jobs.start()
    await expect.poll(() => stateOf(id)).toBe('failed')
    await freed()
    expect(await database.prisma.job.count({ where: { state: 'dead' } })).toBe(0)
    broken = false
    await one.longWork.resume(portal, id)
    await expect.poll(() => stateOf(id)).toBe('done')
    expect(await counted()).toEqual(upTo(10))
  })

  it('of a portal shares its worker: another portal’s work gets its turn', async () => {
    const one = worker()
    const other = await aTenantRow(database.prisma, clock.now())
    const order: string[] = []
    let steps = 0
    one.longWork.register('count', {
      ...counting(one.db, () => Promise.resolve()),
      step: ({ portalId }) => {
        order.push(portalId === portal ? 'first' : 'other')
        steps += 1
        clock.setOffset(steps * 6_000)
        return Promise.resolve(order.length < 12 ? 'more' : 'done')
      },
    })
    await one.longWork.start(count(100))
    await one.longWork.start({ ...count(100), portalId: other })
    one.jobs.start(1)
    await expect.poll(() => order.length).toBeGreaterThanOrEqual(12)
    expect(order.slice(0, 4)).toEqual(['first', 'first', 'other', 'other'])
  })

  it.each(['pause', 'resume', 'cancel'] as const)('of another portal can’t be found to %s', async (verb) => {
    const one = worker()
    const other = await aTenantRow(database.prisma, clock.now())
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    const { id } = await one.longWork.start(count(3))
    await expect(one.longWork[verb](other, id)).rejects.toMatchObject({ code: 'long-work.not-found' })
  })

  it('comes back after a lease of a killed process runs out', async () => {
    const [one, two] = [worker(), worker()]
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    two.longWork.register('count', counting(two.db, countedRow(portal)))
    const { id } = await one.longWork.start(count(3))
    await database.prisma.job.updateMany({
      data: { leaseToken: 'of the dead', leaseUntil: new Date(clock.now().getTime() + leaseMs), once: null },
    })
    two.jobs.start(1)
    clock.setOffset(leaseMs + 1_000)
    await expect.poll(() => stateOf(id)).toBe('done')
  })
})

describe('open screens', () => {
  it('hear of progress at most once a second, and of every change of state', async () => {
    const one = worker()
    one.longWork.register('count', counting(one.db, countedRow(portal)))
    const heard: LongTask[] = []
    const connected = Promise.withResolvers<void>()
    one.live.follow(portal, liveTopic, (news) => {
      const task = newsOf(news)
      if (task) heard.push(task)
      else connected.resolve()
    })
    await connected.promise
    await one.longWork.start(count(200))
    one.jobs.start(1)
    await expect.poll(() => heard.at(-1)?.state, { timeout: 10_000 }).toBe('done')
    expect(heard[0]).toMatchObject({ state: 'running', done: 0 })
    expect(heard.at(-1)).toMatchObject({ state: 'done', done: 200 })
    const [start, end] = [heard[0], heard.at(-1)]
    const seconds = (Date.parse(end?.updatedAt ?? '') - Date.parse(start?.updatedAt ?? '')) / 1_000
    expect(heard.length).toBeLessThanOrEqual(3 + seconds)
  })
})
