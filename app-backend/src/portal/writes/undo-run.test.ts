import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { PlannedWrite } from './ledger.ts'
import { anAdd, anOutbox, anUpdate, aRun, playedLeads } from './testing.ts'

const database = testDatabase()
let db: Database
let portalId: string
let clock: JumpingClock
let leads: ReturnType<typeof playedLeads>
let outbox: ReturnType<typeof anOutbox>
const person = 5

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

/** Plans and sends a run. */
async function done(writes: PlannedWrite[]): Promise<string> {
  const { runId } = await inPortal(portalId, () =>
    db.prisma.$transaction((tx) => outbox.writes.plan(tx, aRun(portalId), writes)),
  )
  await inPortal(portalId, () => outbox.work(portalId))
  return runId
}
async function undo(runId: string, entryIds?: number[]): Promise<string> {
  const request = { portalId, runId, ...(entryIds ? { entryIds } : {}) }
  const id = await inPortal(portalId, () => outbox.writes.undo(request, person))
  await inPortal(portalId, () => outbox.work(portalId))
  return id
}
const stage = (id: number) => leads.items.get(id)?.['stageId']
const seed = (count: number) => {
  for (let id = 1; id <= count; id += 1) leads.items.set(id, { id, stageId: 'NEW' })
}
const move = (id: number) => anUpdate(`move:${id}`, id, { stageId: 'NEW' }, { stageId: 'WON' })
const entries = (runId: string) =>
  database.prisma.ledgerEntry.findMany({ where: { portalId, runId }, orderBy: { id: 'asc' } })

it('takes a run back, leaves what a person changed since, and lists it', async () => {
  seed(3)
  const runId = await done([move(1), move(2), move(3)])
  leads.items.set(2, { id: 2, stageId: 'ПЕРЕГОВОРЫ', updatedBy: 9 })
  const { steps } = await inPortal(portalId, () => outbox.writes.previewUndo({ portalId, runId }))
  expect(steps.map(({ row, conflict }) => [row.entityId, conflict?.error ?? null])).toEqual([
    [3, null],
    [2, 'conflict.changed'],
    [1, null],
  ])
  const undoId = await undo(runId)
  expect([stage(1), stage(2), stage(3)]).toEqual(['NEW', 'ПЕРЕГОВОРЫ', 'NEW'])
  expect((await entries(undoId)).map((row) => [row.entityId, row.state])).toEqual([
    [3, 'done'],
    [2, 'skipped'],
    [1, 'done'],
  ])
  expect((await entries(runId)).map((row) => row.state)).toEqual(['undone', 'done', 'undone'])
  const run = await database.prisma.ledgerRun.findFirstOrThrow({ where: { id: undoId } })
  expect(run).toMatchObject({ mode: 'undo', undoOf: runId, userId: person })
})

it('asks the portal once for fifty records, and writes them in one request', async () => {
  seed(50)
  const runId = await done(Array.from({ length: 50 }, (_, at) => move(at + 1)))
  leads.requests.length = 0
  await undo(runId)
  expect(leads.requests.map((methods) => methods.length)).toEqual([1, 50])
})

it('takes back the chosen writes only', async () => {
  seed(2)
  const runId = await done([move(1), move(2)])
  const [, second] = await entries(runId)
  await undo(runId, [second?.id ?? 0])
  expect([stage(1), stage(2)]).toEqual(['WON', 'NEW'])
})

it('writes two changes of one record back in the reverse order', async () => {
  seed(1)
  const runId = await done([
    anUpdate('a', 1, { stageId: 'NEW' }, { stageId: 'A' }),
    anUpdate('b', 1, { stageId: 'A' }, { stageId: 'B' }),
  ])
  await undo(runId)
  expect(stage(1)).toBe('NEW')
})

it('undoes an undo, and that undo again', async () => {
  seed(1)
  const runId = await done([move(1)])
  const first = await undo(runId)
  const second = await undo(first)
  expect(stage(1)).toBe('WON')
  expect((await entries(runId)).map((row) => row.state)).toEqual(['done'])
  await undo(second)
  expect(stage(1)).toBe('NEW')
  expect((await entries(runId)).map((row) => row.state)).toEqual(['undone'])
})

it('deletes a record that the run made, and makes it anew when that is undone', async () => {
  const runId = await done([anAdd('a', 'Запрос')])
  const undoId = await undo(runId)
  expect(leads.items.size).toBe(0)
  await undo(undoId)
  expect([...leads.items.values()]).toMatchObject([{ title: 'Запрос', originatorId: 'poryadok' }])
})

it('leaves a record alone that a person has worked on since it was made', async () => {
  const runId = await done([anAdd('a', 'Запрос')])
  const [entry] = await entries(runId)
  leads.items.set(entry?.entityId ?? 0, {
    ...leads.items.get(entry?.entityId ?? 0),
    id: entry?.entityId ?? 0,
    title: 'Наш',
  })
  await undo(runId)
  expect([...leads.items.values()]).toMatchObject([{ title: 'Наш' }])
})

it('takes a run back once, however often it is pressed', async () => {
  seed(1)
  const runId = await done([move(1)])
  const presses = await Promise.allSettled(
    Array.from({ length: 5 }, () => inPortal(portalId, () => outbox.writes.undo({ portalId, runId }, person))),
  )
  expect(presses.filter((press) => press.status === 'fulfilled')).toHaveLength(1)
  await inPortal(portalId, () => outbox.work(portalId))
  await expect(undo(runId)).rejects.toMatchObject({ code: 'undo.nothing-left' })
})
