import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { OperationsAudit } from './audit-line.ts'
import type { CallPage, DeadJobPage } from './contract.ts'
import { createMetrics } from './health/metrics.ts'
import { probeRoutes } from './probe-routes.ts'
import { defaultRetention } from './retention/retained.ts'
import { operationsRoutes } from './routes.ts'
import { aServedPortal, aServer, now } from './testing.ts'

const database = testDatabase()
const clock = { ...createClock(), now: () => now }
const audited: OperationsAudit[] = []
let db: Database
let server: HttpServer
let ours: string
let theirs: string
let viewerOf: string
let stopping = false

beforeAll(async () => {
  db = createDatabase(database.url, createLogger('silent'))
  ours = await aServedPortal(database.prisma)
  theirs = await aServedPortal(database.prisma)
  viewerOf = ours
  const made = await aServer(() => viewerOf)
  server = made.server
  operationsRoutes(server, {
    ...made.guards,
    db,
    prisma: db.prisma,
    clock,
    watchDirs: [],
    watchBackups: true,
    nameOf: (_portalId, userId) => Promise.resolve(userId === 12 ? 'Ольга Северцева' : null),
    daysOf: () => Promise.resolve(defaultRetention),
    audit: (_tx, line) => Promise.resolve(void audited.push(line)),
  })
  const metrics = createMetrics({ prisma: db.prisma, clock, watchDirs: [] })
  probeRoutes(server, { prisma: db.prisma, metrics, metricsToken: 'long-enough-token', stopping: () => stopping })
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await db.stop()
})

const get = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await server.inject({ method: 'GET', url, headers })
  return { status: answer.statusCode, body: answer.json<unknown>() }
}
const post = async (url: string, payload: object) => {
  const answer = await server.inject({ method: 'POST', url, payload })
  return { status: answer.statusCode, body: answer.json<{ count: number }>() }
}

describe('the journal of requests', () => {
  beforeAll(async () => {
    const call = { actor: 'portal', method: 'crm.item.list', inner: [], params: { id: 1 }, status: 200, durationMs: 9 }
    const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
    await database.prisma.restCall.createMany({
      data: [
        ...Array.from({ length: 60 }, (_, index) => ({ ...call, portalId: ours, at: at(200 - index) })),
        { ...call, portalId: ours, at: at(5), method: 'batch', inner: ['crm.item.add', 'crm.activity.add'] },
        { ...call, portalId: ours, at: at(4), actor: 'user:12', status: 403, errorCode: 'ACCESS_DENIED' },
        { ...call, portalId: ours, at: at(3), actor: 'user:13', status: null, errorCode: 'no-answer' },
        { ...call, portalId: ours, at: at(2), status: 200, errorCode: 'QUERY_LIMIT_EXCEEDED' },
        { ...call, portalId: theirs, at: at(1), method: 'disk.folder.get' },
      ],
    })
  })
  const list = async (query = '') => (await get(`/api/operations/calls${query}`)).body as CallPage

  it('is paged from the newest, each call once, of the own portal only', async () => {
    const first = await list()
    const second = await list(`?before=${first.next}`)
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 14, null])
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(new Set(ids).size).toBe(64)
    expect((await list('?method=disk')).rows).toEqual([])
  })

  it.each([
    ['?outcome=no-answer', 1],
    ['?outcome=refused', 2],
    ['?actor=person', 2],
    ['?actor=user:12', 1],
    ['?actor=portal&outcome=refused', 1],
    ['?method=CRM.ITEM.ADD', 1],
    ['?method=batch', 1],
    [`?from=${encodeURIComponent('2026-11-22T11:55:30Z')}`, 3],
    [`?from=${encodeURIComponent('2026-11-22T11:55:30Z')}&to=${encodeURIComponent('2026-11-22T11:57:30Z')}`, 2],
  ])('filtered by %s shows %d', async (query, count) => {
    expect((await list(query)).rows).toHaveLength(count)
  })

  it('names the person whose token a call carried', async () => {
    const { rows } = await list('?actor=person')
    expect(rows.map(({ userId, userName }) => [userId, userName])).toEqual([
      [13, null],
      [12, 'Ольга Северцева'],
    ])
  })

  it('shows one call with its parameters, and none of another portal', async () => {
    const [row] = (await list()).rows
    expect((await get(`/api/operations/calls/${row?.id}`)).body).toMatchObject({ params: { id: 1 } })
    viewerOf = theirs
    expect((await get(`/api/operations/calls/${row?.id}`)).status).toBe(404)
    viewerOf = ours
  })
})

describe('given-up work', () => {
  beforeAll(async () => {
    const job = { queue: 'q', key: 'k', payload: { to: 'anna@zarechie.example', id: 4 }, state: 'dead', attempts: 12 }
    const times = { dueAt: now, createdAt: now, endedAt: now, lastError: 'portal.unavailable' }
    for (const portalId of [ours, ours, ours, theirs])
      await database.prisma.job.create({ data: { ...job, ...times, portalId, turn: portalId } })
  })
  const list = async () => (await get('/api/operations/dead-jobs')).body as DeadJobPage

  it('is listed with its reasons, and its payload without words of people', async () => {
    const page = await list()
    expect(page.queues).toEqual([{ queue: 'q', count: 3 }])
    expect(page.rows[0]).toMatchObject({ attempts: 12, lastError: 'portal.unavailable' })
    const one = await get(`/api/operations/dead-jobs/${page.rows[0]?.id}`)
    expect(one.body).toMatchObject({ payload: { to: '(21)', id: 4 } })
  })

  it('runs again with all its tries, and a line of the audit says who did it', async () => {
    const [row] = (await list()).rows
    expect((await post('/api/operations/dead-jobs/run', { ids: [row?.id] })).body).toEqual({ count: 1 })
    expect(await database.prisma.job.findUniqueOrThrow({ where: { id: row?.id ?? 0 } })).toMatchObject({
      state: 'waiting',
      attempts: 0,
      endedAt: null,
    })
    expect(audited.at(-1)).toMatchObject({ portalId: ours, userId: 7, action: 'jobs.run', details: { count: 1 } })
    expect((await post('/api/operations/dead-jobs/run', { ids: [row?.id] })).body).toEqual({ count: 0 })
  })

  it('is discarded for good, but not that of another portal', async () => {
    const [row] = (await list()).rows
    const foreign = await database.prisma.job.findFirstOrThrow({ where: { portalId: theirs, state: 'dead' } })
    const ids = [row?.id, foreign.id]
    expect((await post('/api/operations/dead-jobs/discard', { ids })).body).toEqual({ count: 1 })
    expect((await get(`/api/operations/dead-jobs/${row?.id}`)).status).toBe(404)
    expect(await database.prisma.job.count({ where: { id: foreign.id } })).toBe(1)
  })
})

describe('probes', () => {
  it('tell a balancer whether to send requests, before the process stops too', async () => {
    expect(await get('/health/live')).toEqual({ status: 200, body: { state: 'alive' } })
    expect(await get('/health/ready')).toEqual({ status: 200, body: { state: 'ready' } })
    stopping = true
    expect(await get('/health/ready')).toEqual({ status: 503, body: { state: 'stopping' } })
    stopping = false
  })

  it('give metrics to who has the token, and to others what a wrong address gives', async () => {
    const refused = await get('/metrics', { authorization: 'Bearer wrong-wrong-wrong' })
    expect([refused.status, (await get('/metrics')).status]).toEqual([404, 404])
    const answer = await server.inject({
      method: 'GET',
      url: '/metrics',
      headers: { authorization: 'Bearer long-enough-token' },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('poryadok_queue_dead')
  })
})
