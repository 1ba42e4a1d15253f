import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { aServedPortal, now } from '../testing.ts'
import { defaultRetention } from './retained.ts'
import { readRetention, retain } from './retention-store.ts'

const database = testDatabase()
const clock = { ...createClock(), now: () => now }
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
let portalId: string
let patient: string

const deps = () => ({
  prisma: database.app,
  clock,
  daysOf: (id: string) =>
    Promise.resolve(
      id === patient ? { ...defaultRetention, 'rest-calls': 100, 'raw-letters': null, audit: 1_000 } : defaultRetention,
    ),
})

async function fill(id: string) {
  const { prisma } = database
  const mailbox = await prisma.mailbox.findFirstOrThrow({ where: { portalId: id } })
  for (const days of [4, 2])
    await prisma.restCall.create({
      data: { portalId: id, at: daysAgo(days), actor: 'portal', method: 'm', inner: [], params: {}, durationMs: 1 },
    })
  const event = { portalId: id, name: 'E', occurredAt: daysAgo(30), receivedAt: daysAgo(30), dueAt: daysAgo(30) }
  await prisma.portalEvent.createMany({ data: [{ ...event, doneAt: daysAgo(20) }, event] })
  const job = { portalId: id, turn: id, queue: 'q', key: 'k', payload: {}, dueAt: daysAgo(30), createdAt: daysAgo(30) }
  await prisma.job.createMany({
    data: [
      { ...job, state: 'done', endedAt: daysAgo(8) },
      { ...job, state: 'dead', endedAt: daysAgo(29) },
      { ...job, state: 'waiting' },
    ],
  })
  const letter = {
    portalId: id,
    mailboxId: mailbox.id,
    receivedAt: daysAgo(120),
    envelopeFrom: 'a@zarechie.example',
    sizeBytes: 1,
    rawSha256: '',
    why: [],
    dueAt: daysAgo(120),
  }
  for (const [outcome, handledAt] of [
    ['created', daysAgo(100)],
    ['quarantined', daysAgo(100)],
    ['created', daysAgo(10)],
  ] as const)
    await prisma.letter.create({
      data: { ...letter, outcome, handledAt, raw: { create: { portalId: id, raw: new Uint8Array(1) } } },
    })
  const work = { portalId: id, kind: 'k', title: 't', payload: {}, createdAt: daysAgo(60), updatedAt: daysAgo(60) }
  await prisma.longTask.createMany({
    data: [
      { ...work, id: randomUUID(), state: 'done', endedAt: daysAgo(40) },
      { ...work, id: randomUUID(), state: 'failed', endedAt: daysAgo(20) },
      { ...work, id: randomUUID(), state: 'paused' },
    ],
  })
  const audit = { portalId: id, at: daysAgo(900), actorKind: 'person', actorId: '1', action: 'settings.changed' }
  await prisma.auditEvent.create({ data: audit })
}

beforeAll(async () => {
  portalId = await aServedPortal(database.prisma)
  patient = await aServedPortal(database.prisma)
  await fill(portalId)
  await fill(patient)
})

it('removes what is over and old by the terms of each portal, and nothing that is still to be done', async () => {
  await retain(deps(), new AbortController().signal)
  const left = async (id: string) => ({
    calls: await database.prisma.restCall.count({ where: { portalId: id } }),
    events: (await database.prisma.portalEvent.findMany({ where: { portalId: id } })).map(({ doneAt }) => doneAt),
    jobs: (await database.prisma.job.findMany({ where: { portalId: id }, orderBy: { id: 'asc' } })).map(
      (one) => one.state,
    ),
    letters: await database.prisma.letter.count({ where: { portalId: id } }),
    raw: await database.prisma.letterRaw.count({ where: { portalId: id } }),
    longTasks: (await database.prisma.longTask.findMany({ where: { portalId: id } }))
      .map((one) => one.state)
      .toSorted(),
    audit: await database.prisma.auditEvent.count({ where: { portalId: id } }),
  })
  const rest = { events: [null], jobs: ['dead', 'waiting'], letters: 3, longTasks: ['failed', 'paused'] }
  expect(await left(portalId)).toEqual({ ...rest, calls: 1, raw: 2, audit: 0 })
  expect(await left(patient)).toEqual({ ...rest, calls: 2, raw: 3, audit: 1 })
})

it('says how much it removed', async () => {
  const view = await readRetention(deps(), portalId, 'ru')
  const shown = Object.fromEntries(
    view.kinds.map(({ kind, days, rows, removedLast }) => [kind, [days, rows, removedLast]]),
  )
  expect(shown).toMatchObject({
    'rest-calls': [3, 1, 1],
    events: [14, 1, 1],
    jobs: [7, 2, 1],
    'raw-letters': [90, 2, 1],
    'long-tasks': [30, 2, 1],
    audit: [365, 0, 1],
  })
  expect(view.lastRunAt).toBe(now.toISOString())
})

it('says when the next night is, and nothing when the work was given up', async () => {
  const dueAt = new Date(now.getTime() + 3_600_000)
  const job = { queue: 'operations.retention', key: 'k', payload: {}, dueAt, createdAt: now }
  const { id } = await database.prisma.job.create({ data: { ...job, state: 'waiting' } })
  expect((await readRetention(deps(), portalId, 'ru')).nextRunAt).toBe(dueAt.toISOString())
  await database.prisma.job.update({ where: { id }, data: { state: 'dead' } })
  expect((await readRetention(deps(), portalId, 'ru')).nextRunAt).toBeNull()
  await database.prisma.job.delete({ where: { id } })
})

it('keeps a record of a request for its 72 hours, to the millisecond', async () => {
  const limit = now.getTime() - 72 * 3_600_000
  const call = { portalId, actor: 'portal', method: 'm', inner: [], params: {}, durationMs: 1 }
  await database.prisma.restCall.createMany({
    data: [
      { ...call, at: new Date(limit) },
      { ...call, at: new Date(limit - 1) },
    ],
  })
  await retain(deps(), new AbortController().signal)
  const left = await database.prisma.restCall.findMany({ where: { portalId }, orderBy: { at: 'asc' } })
  expect(left[0]?.at.getTime()).toBe(limit)
  await database.prisma.restCall.deleteMany({ where: { portalId, at: new Date(limit) } })
})

it('removes any number of rows, in parts', async () => {
  const call = { portalId, at: daysAgo(9), actor: 'portal', method: 'm', inner: [], params: {}, durationMs: 1 }
  await database.prisma.restCall.createMany({ data: Array.from({ length: 4_500 }, () => call) })
  await retain(deps(), new AbortController().signal)
  const { kinds } = await readRetention(deps(), portalId, 'en')
  expect(kinds.find(({ kind }) => kind === 'rest-calls')).toMatchObject({ removedLast: 4_500, rows: 1 })
})
