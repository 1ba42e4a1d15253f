import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { dryTable } from './dry-table.ts'
import type { PlannedWrite, Run } from './ledger.ts'
import { createOwnWrites, type OwnWrites } from './own-writes.ts'
import { anAdd, anOutbox, anUpdate, aRun, playedLeads } from './testing.ts'

const database = testDatabase()
let db: Database
let portalId: string
let clock: JumpingClock
let leads: ReturnType<typeof playedLeads>
let outbox: ReturnType<typeof anOutbox>

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = createClock()
  leads = playedLeads(clock)
  outbox = anOutbox(db, clock, leads.portal)
  portalId = await aTenantRow(database.prisma, clock.now())
})

const plan = (writes: PlannedWrite[], run: Partial<Run> = {}) =>
  inPortal(portalId, () => db.prisma.$transaction((tx) => outbox.writes.plan(tx, aRun(portalId, run), writes)))
let turns = 0
const turn = (rule: string, before: string, after: string, run: Partial<Run> = {}) =>
  plan([anUpdate(`turn:${(turns += 1)}`, 7, { stageId: before }, { stageId: after })], { rule, ...run })

it('sends writes that nobody waits for with others, or when none came for two minutes', async () => {
  const planned = await plan([anUpdate('patient', 1, { stageId: 'A' }, { stageId: 'B' })], { patient: true })
  const { startedAt } = await database.prisma.ledgerRun.findFirstOrThrow({ where: { id: planned.runId } })
  const dueAt = async () => (await database.prisma.job.findFirstOrThrow({ where: { portalId, queue: 'writes' } })).dueAt
  expect(await dueAt()).toEqual(new Date(startedAt.getTime() + 120_000))
  await plan([anUpdate('at once', 2, { stageId: 'A' }, { stageId: 'B' })])
  const soon = await dueAt()
  expect(soon.getTime()).toBeLessThanOrEqual(clock.now().getTime())
  await plan([anUpdate('patient too', 3, { stageId: 'A' }, { stageId: 'B' })], { patient: true })
  expect(await dueAt()).toEqual(soon)
})

describe('the guard against loops', () => {
  it('refuses the sixth automatic write to a field within ten minutes, with its reason, and sends nothing of it', async () => {
    leads.items.set(7, { id: 7, stageId: 'A' })
    const ends = []
    for (let round = 0; round < 6; round += 1)
      ends.push(await turn(round % 2 ? 'deadlines' : 'routing', round % 2 ? 'B' : 'A', round % 2 ? 'A' : 'B'))
    expect(ends.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, null, null, null, null, 'loop.too-often'])
    expect(outbox.refused).toEqual(['deadlines'])
    await inPortal(portalId, () => outbox.work(portalId))
    expect(leads.written).toHaveLength(5)
    const run = await database.prisma.ledgerRun.findFirstOrThrow({ where: { id: ends[5]?.runId ?? '' } })
    expect(run.refusal).toMatchObject({ code: 'loop.too-often', params: { field: 'stageId', entityId: 7, count: 5 } })
    expect(run.endedAt).not.toBeNull()
  })

  it('lets rules write again when ten minutes have passed, and people at any time', async () => {
    for (let round = 0; round < 5; round += 1) await turn('routing', 'A', 'B')
    expect((await turn('person', 'A', 'B', { userId: 5 })).refusal).toBeNull()
    expect((await turn('routing', 'A', 'B')).refusal).not.toBeNull()
    clock.setOffset(601_000)
    expect((await turn('routing', 'A', 'B')).refusal).toBeNull()
  })

  it('refuses a rule that was set off by its own change, also through another rule', async () => {
    const first = await turn('routing', 'A', 'B')
    const cause = (runId: string) => ({ cause: { kind: 'change' as const, id: '1:7', runId } })
    expect((await turn('routing', 'B', 'C', cause(first.runId))).refusal?.code).toBe('loop.own-change')
    const second = await turn('deadlines', 'B', 'C', cause(first.runId))
    expect(second.refusal).toBeNull()
    expect((await turn('routing', 'C', 'D', cause(second.runId))).refusal?.params).toMatchObject({
      chain: 'routing ← deadlines ← routing',
    })
  })
})

describe('the table of a dry run', () => {
  it('counts values from where to where, and records', async () => {
    const writes = [
      ...Array.from({ length: 12 }, (_, at) => anUpdate(`a${at}`, at + 1, { stageId: 'NEW' }, { stageId: 'WON' })),
      ...Array.from({ length: 3 }, (_, at) => anUpdate(`b${at}`, at + 100, { stageId: null }, { stageId: 'WON' })),
    ]
    const { runId } = await plan(writes, { mode: 'dry' })
    expect(await inPortal(portalId, () => dryTable(db.prisma, portalId, runId))).toEqual({
      records: 15,
      moves: [
        { entityTypeId: 1, field: 'stageId', from: 'NEW', to: 'WON', count: 12 },
        { entityTypeId: 1, field: 'stageId', from: null, to: 'WON', count: 3 },
      ],
    })
  })
})

describe('the author of a change', () => {
  const seen = (values: Record<string, unknown>, at = clock.now()) => ({ values, createdTime: at, updatedTime: at })
  const tracesIn = (records: Parameters<OwnWrites['tracesIn']>[2]) =>
    inPortal(portalId, () => createOwnWrites(db.prisma).tracesIn(portalId, 1, records))
  const traces = async (id: number, values: Record<string, unknown>, at?: Date) =>
    (await tracesIn(new Map([[id, seen(values, at)]]))).get(id)
  const author = async (id: number, values: Record<string, unknown>, at?: Date) =>
    (await traces(id, values, at))?.author ?? null

  it('is the run whose write is under way or done, when its values are there', async () => {
    leads.items.set(7, { id: 7, stageId: 'A' })
    const { runId } = await turn('routing', 'A', 'B')
    await inPortal(portalId, () => outbox.work(portalId))
    expect(await author(7, { stageId: 'B', title: 'Запрос' })).toEqual({ runId, rule: 'routing', byHand: false })
    expect(await author(7, { stageId: 'C', title: 'Запрос' })).toBeNull()
    expect(await author(8, { stageId: 'B' })).toBeNull()
  })

  it('is known for several records at once, each by its own write', async () => {
    leads.items.set(7, { id: 7, stageId: 'A' })
    const { runId } = await turn('routing', 'A', 'B')
    await inPortal(portalId, () => outbox.work(portalId))
    const found = await tracesIn(new Map([6, 7, 8].map((id) => [id, seen({ stageId: 'B' })])))
    expect([...found]).toEqual([[7, { author: { runId, rule: 'routing', byHand: false }, wrote: ['stageId'] }]])
  })

  it('wrote no field that somebody changed after it, and none that a person began', async () => {
    leads.items.set(7, { id: 7, stageId: 'A' })
    const { runId } = await turn('routing', 'A', 'B')
    await inPortal(portalId, () => outbox.work(portalId))
    expect((await traces(7, { stageId: 'B', title: 'Другой' }))?.wrote).toEqual(['stageId'])
    expect(await traces(7, { stageId: 'C', title: 'Другой' })).toBeUndefined()
    await database.prisma.ledgerRun.update({ where: { id: runId }, data: { userId: 5 } })
    expect(await traces(7, { stageId: 'B' })).toMatchObject({ author: { byHand: true }, wrote: [] })
  })

  it('is nobody of us for the same value that somebody set a minute later', async () => {
    leads.items.set(7, { id: 7, stageId: 'A' })
    await turn('routing', 'A', 'B')
    await inPortal(portalId, () => outbox.work(portalId))
    expect(await author(7, { stageId: 'B' }, new Date(clock.now().getTime() + 60_000))).toBeNull()
  })

  it('is known of a new record whose answer has not come yet', async () => {
    await plan([anAdd('a', 'Запрос с сайта')])
    expect(await author(1, { title: 'Запрос с сайта' })).toBeNull()
    await database.prisma.ledgerEntry.updateMany({
      where: { portalId },
      data: { state: 'sending', sentAt: clock.now() },
    })
    expect(await author(1, { title: 'Запрос с сайта' })).toMatchObject({ rule: 'routing' })
  })
})
