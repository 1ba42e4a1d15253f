import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { figure } from '../platform/testing/figure.ts'
import { readHistory } from './read-history.ts'
import { rebuildKind, rebuildStageTime } from './rebuild.ts'
import { stageStays } from './rules/stage-stays.ts'
import { playStageTime, type PlayedRow } from './testing.ts'

const schedules = process.env['PORYADOK_LONG'] ? 1_000 : 15
const database = testDatabase()
let db: Database
beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())

type Played = Awaited<ReturnType<typeof playStageTime>>
type Clock = ReturnType<typeof createClock>
const secondMs = 1_000

const change = fc.record({
  entityId: fc.integer({ min: 1, max: 4 }),
  stageId: fc.constantFrom('NEW', 'WORK', 'WAIT', 'DONE'),
  /** Seconds after the change before. */
  after: fc.oneof(fc.constant(0), fc.nat(90), fc.nat(7_200)),
  /** Seconds until it is in sight: a call lives no longer than a minute. */
  late: fc.oneof(fc.constant(0), fc.nat(60)),
  /** Seconds after which its events come: lost ones, repeated ones, late ones. */
  events: fc.array(fc.nat(1_200), { maxLength: 3 }),
})
const schedule = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 25 }),
  /** Looks that no event set off, some of which break off before they are kept. */
  sweeps: fc.array(fc.record({ at: fc.nat(20_000), breaks: fc.boolean() }), { maxLength: 8 }),
})

async function look({ portalId, deps, tenant }: Played, breaks: boolean): Promise<void> {
  const prisma = breaks
    ? new Proxy(db.prisma, { get: (target, name) => (name === '$transaction' ? died : Reflect.get(target, name)) })
    : db.prisma
  const reading = inPortal(portalId, async () => {
    let from = await readHistory({ ...deps, db: { ...db, prisma } }, tenant, { from: null, pages: 1 })
    while (from) from = await readHistory(deps, tenant, { from, pages: 2 })
  })
  await (breaks ? reading.catch(() => {}) : reading)
}
const died = () => Promise.reject(new Error('the process died'))

/** What the history says when it is read in order, once, at the end. */
const expected = (rows: readonly PlayedRow[]) =>
  [...Map.groupBy(rows, ({ entityId }) => entityId)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([entityId, all]) => stageStays(all).map(({ stageId, from, to }) => ({ entityId, stageId, from, to })))

const kept = async (played: Played) =>
  (await played.stays()).map(({ entityId, stageId, fromAt: from, toAt: to }) => ({ entityId, stageId, from, to }))

async function play(clock: Clock, { changes, sweeps }: typeof schedule extends fc.Arbitrary<infer T> ? T : never) {
  clock.setOffset(0)
  const played = await playStageTime(database, db, clock)
  const start = clock.now().getTime()
  let seconds = 0
  const looks = sweeps.map(({ at, breaks }) => ({ at, breaks }))
  for (const [index, { entityId, stageId, after, late, events }] of changes.entries()) {
    seconds += after
    const at = new Date(start + seconds * secondMs)
    const seenFrom = new Date(at.getTime() + late * secondMs)
    played.history.rows.push({ id: index + 1, entityId, stageId, at, seenFrom })
    looks.push(...events.map((delay) => ({ at: seconds + delay, breaks: false })))
  }
  const end = seconds + 21_000
  const ordered = [...looks, ...[0, 300, 600].map((more) => ({ at: end + more, breaks: false }))].toSorted(
    (a, b) => a.at - b.at,
  )
  for (const { at, breaks } of ordered) {
    clock.setOffset(start + at * secondMs - Date.now())
    await look(played, breaks)
  }
  return played
}

it('a shuffled, repeated, delayed and broken schedule of events ends in the state of the ordered one', async () => {
  const clock = createClock()
  let tried = 0
  await fc.assert(
    fc.asyncProperty(schedule, async (one) => {
      const played = await play(clock, one)
      expect(await kept(played)).toEqual(expected(played.history.rows))
      tried += 1
    }),
    { numRuns: schedules },
  )
  figure('schedules of events that end in the state of the ordered one', tried, 'schedules')
}, 1_800_000)

it('counting anew brings back what was lost or wrong, and writes the fields of all requests where asked', async () => {
  const clock = createClock()
  const changes = (['NEW', 'WORK', 'NEW'] as const).flatMap((stageId, at) =>
    [1, 2].map((entityId) => ({ entityId, stageId, after: at * 60, late: 0, events: [0] })),
  )
  const played = await play(clock, { changes, sweeps: [] })
  const { portalId, deps, history, planned } = played
  history.fields = ['UF_CRM_PRD_T_NEW']
  clock.setOffset(clock.now().getTime() - Date.now() + 2 * 3_600_000)
  planned.length = 0
  const before = await kept(played)
  await inPortal(portalId, () => db.prisma.stageChange.deleteMany({ where: { id: 3 } }))
  await inPortal(portalId, () => db.prisma.stageStay.updateMany({ data: { stageId: 'WRONG' } }))
  await inPortal(portalId, () =>
    db.prisma.stageStay.updateMany({ where: { entityId: 2, number: 0 }, data: { entityId: 99 } }),
  )
  const work = rebuildStageTime(deps)
  let cursor = work.begin
  let done = 0
  const payload = { fields: true, userId: 5 }
  const signal = new AbortController().signal
  const save = (next: typeof cursor, handled: { done?: number } = {}) => {
    cursor = next
    done += handled.done ?? 0
    return Promise.resolve()
  }
  const step = () =>
    inPortal(portalId, () => work.step({ taskId: rebuildKind, portalId, payload, cursor, signal, save }))
  while ((await step()) !== 'done') expect(done).toBeLessThan(10)
  expect(await kept(played)).toEqual(before)
  expect(planned.map(({ entityId, after }) => [entityId, Object.keys(after)])).toEqual([
    [1, ['UF_CRM_PRD_T_NEW']],
    [2, ['UF_CRM_PRD_T_NEW']],
  ])
})
