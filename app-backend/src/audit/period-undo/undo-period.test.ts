import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { anOutbox, anUpdate, aRun, playedLeads } from '../../portal/writes/testing.ts'
import { writeTrail } from '../write-trail.ts'
import type { UndoPeriod } from './period-store.ts'
import { previewPeriod } from './read-period-preview.ts'
import { periodUndoWork, startPeriodUndo } from './undo-period.ts'

const database = testDatabase()
let db: Database
let clock: JumpingClock
let leads: ReturnType<typeof playedLeads>
let outbox: ReturnType<typeof anOutbox>
let portalId = ''
const taskId = '7b0f6a52-4f6f-4a38-9b0e-2f64c3a1d001'
const hourMs = 3_600_000
const head = 5

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = createClock()
  leads = playedLeads(clock)
  outbox = anOutbox(db, clock, leads.portal, writeTrail)
  portalId = await aTenantRow(database.prisma, clock.now())
})

const within = <T>(work: () => Promise<T>) => inPortal(portalId, work)
const pass = (hours: number) => clock.setOffset(clock.now().getTime() - Date.now() + hours * hourMs)
const send = () => within(() => outbox.work(portalId))
/** A rule writes a field of a lead, in a run of its own. */
async function wrote(id: number, field: string, to: unknown, rule = 'deadline', userId?: number) {
  const item: Record<string, unknown> = leads.items.get(id) ?? { id }
  leads.items.set(id, { ...item, id })
  const write = anUpdate(
    `${rule}:${id}:${field}:${clock.now().getTime()}`,
    id,
    { [field]: item[field] ?? null },
    { [field]: to },
  )
  const run = aRun(portalId, { rule, ...(userId === undefined ? {} : { userId }) })
  await within(() => db.prisma.$transaction((tx) => outbox.writes.plan(tx, run, [write])))
  await send()
}
const held = (id: number, field: string) => leads.items.get(id)?.[field] || null
const deps = () => ({
  db,
  clock,
  portal: leads.portal,
  writes: outbox.writes,
  longWork: { start: (task: object) => Promise.resolve({ ...task, id: taskId } as never) },
})
const reader = {
  viewer: { portalId, userId: head, name: 'Ольга', isAdmin: false, accessToken: '' },
  lang: 'ru' as const,
  people: new Map([[9, 'Марина']]),
}
const words = {
  recordWords: { of: () => Promise.resolve({ fields: new Map(), titles: new Map() }) },
  families: () => ({}),
}
const preview = (period: UndoPeriod) =>
  within(() => previewPeriod({ ...words, prisma: db.prisma, portal: leads.portal }, reader, period))
const period = (from: Date, rules = ['deadline']): UndoPeriod => ({
  portalId,
  rules,
  from,
  to: new Date(clock.now().getTime() + 1),
})

/** The whole work; the outbox sends between its steps. Resolves to what its progress said. */
async function undone({ rules, from, to }: UndoPeriod) {
  const work = periodUndoWork(deps())
  const payload = { rules: [...rules], from, to, userId: head }
  const handled = { done: 0, skipped: 0 }
  let cursor = work.begin
  const save: Parameters<typeof work.step>[0]['save'] = (next, now = {}) => {
    cursor = next
    handled.done += now.done ?? 0
    handled.skipped += now.skipped ?? 0
    return Promise.resolve()
  }
  const { signal } = new AbortController()
  for (let step = 0; step < 20; step += 1) {
    const end = await within(() => work.step({ taskId, portalId, payload, cursor, signal, save }))
    if (end === 'done') return handled
    if (end !== 'more') await send()
  }
  throw new Error('the work does not end')
}

it('takes back what a rule wrote in the period alone, in as many steps as it took, and can be taken back itself', async () => {
  await wrote(1, 'due', 'before')
  pass(1)
  const from = clock.now()
  await wrote(1, 'due', 'A')
  await wrote(1, 'due', 'B')
  await wrote(2, 'due', 'C')
  await wrote(2, 'person', 'Олег', 'person')
  await wrote(3, 'due', 'D', 'deadline', 7)
  pass(1)
  expect(await undone(period(from))).toEqual({ done: 2, skipped: 0 })
  expect([held(1, 'due'), held(2, 'due'), held(2, 'person'), held(3, 'due')]).toEqual(['before', null, 'Олег', 'D'])
  const run = await database.prisma.ledgerRun.findFirstOrThrow({ where: { portalId, mode: 'undo' } })
  expect(run).toMatchObject({ rule: 'deadline', userId: head })
  expect(run.endedAt).not.toBeNull()
  await within(() => outbox.writes.undo({ portalId, runId: run.id }, head))
  await send()
  expect([held(1, 'due'), held(2, 'due')]).toEqual(['B', 'C'])
})

it('says before what goes back to what, and leaves alone and lists what a person changed since', async () => {
  const from = clock.now()
  for (const id of [1, 2, 3]) await wrote(id, 'category', '7', 'category')
  await wrote(4, 'category', '8', 'category')
  leads.items.set(2, { ...leads.items.get(2), id: 2, category: '9', updatedBy: 9 })
  leads.items.delete(3)
  const wanted = period(from, ['category'])
  const seen = await preview(wanted)
  expect(seen).toMatchObject({ records: 4, compared: 4, changes: 2, conflictCount: 2, moveCount: 2 })
  expect(seen.moves.map(({ field, from: was, to, count }) => [field, was, to, count])).toEqual([
    ['category', '7', null, 1],
    ['category', '8', null, 1],
  ])
  expect(seen.conflicts.map(({ kind, fields, by }) => [kind, fields, by?.name ?? null])).toEqual([
    ['changed', [{ field: 'category', ours: '7', now: '9' }], 'Марина'],
    ['gone', [], null],
  ])
  expect(await undone(wanted)).toEqual({ done: 2, skipped: 2 })
  expect([held(1, 'category'), held(2, 'category'), held(4, 'category')]).toEqual([null, '9', null])
  expect(await preview(wanted)).toMatchObject({ records: 2, changes: 0 })
})

it('is one line for deadlines, which differ from record to record', async () => {
  const from = clock.now()
  for (const id of [1, 2]) await wrote(id, 'due', `2026-11-2${id}T10:00:00.000Z`)
  const { moves } = await preview(period(from))
  expect(moves).toMatchObject([{ field: 'due', to: null, count: 2, varied: true }])
})

it('begun twice plans nothing twice: a step that is repeated after a crash finds its writes', async () => {
  const from = clock.now()
  await wrote(1, 'due', 'A')
  const work = periodUndoWork(deps())
  const wanted = period(from)
  const at = { taskId, portalId, payload: { ...wanted, rules: ['deadline'], userId: head }, cursor: work.begin }
  const save = () => Promise.resolve()
  const { signal } = new AbortController()
  await within(() => work.step({ ...at, signal, save }))
  await within(() => work.step({ ...at, signal, save }))
  await send()
  expect(await database.prisma.ledgerEntry.count({ where: { portalId, undoes: { not: null } } })).toBe(1)
  expect(held(1, 'due')).toBeNull()
})

it('is in the journal with who asked for what; nothing to take back is said at once', async () => {
  const from = clock.now()
  await expect(within(() => startPeriodUndo(deps(), period(from), head))).rejects.toMatchObject({
    code: 'undo.nothing-left',
  })
  await wrote(1, 'due', 'A')
  expect(await within(() => startPeriodUndo(deps(), period(from), head))).toBe(taskId)
  const [line] = await database.prisma.auditEvent.findMany({ where: { portalId, action: 'period.undone' } })
  expect(line).toMatchObject({ actorKind: 'person', actorId: String(head), causeId: taskId })
})
