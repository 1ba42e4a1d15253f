import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { stageTimeQueues, wakeReader } from './jobs.ts'
import { readRequestStages } from './read-request-stages.ts'
import { playStageTime } from './testing.ts'

/** Goes on when it is told to: whole seconds are compared. */
function stillClock(): JumpingClock {
  const begun = Date.now()
  let offset = 0
  return { ...createClock(), now: () => new Date(begun + offset), setOffset: (ms) => void (offset = ms) }
}

const database = testDatabase()
const minute = 60_000
let db: Database
let clock: JumpingClock
let played: Awaited<ReturnType<typeof playStageTime>>
let passed = 0

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = stillClock()
  passed = 0
  played = await playStageTime(database, db, clock)
  played.history.fields = ['UF_CRM_PRD_T_NEW', 'UF_CRM_PRD_T_WORK']
})

const pass = (minutes: number) => clock.setOffset((passed += minutes * minute))
let ids = 0
/** The request came to a stage now; it is seen `late` minutes later. */
function moved(entityId: number, stageId: string, late = 0): void {
  const at = clock.now()
  ids += 1
  played.history.rows.push({ id: ids, entityId, stageId, at, seenFrom: new Date(at.getTime() + late * minute) })
}
async function look() {
  const handler = stageTimeQueues(played.deps)['stage-time.read']?.handler
  if (!handler) throw new Error('nobody reads')
  const job = { id: 1, portalId: played.portalId, queue: '', key: '', payload: {}, dueAt: clock.now(), attempts: 0 }
  return inPortal(played.portalId, async () => handler(job, new AbortController().signal))
}
const summary = async () =>
  (await played.stays()).map(({ entityId, stageId, ms, workingMs, restored }) => [
    entityId,
    stageId,
    ms === null ? null : Math.round(Number(ms) / minute),
    workingMs === null ? null : Math.round(Number(workingMs) / minute),
    restored,
  ])

describe('the reader of the stage history', () => {
  it('keeps the stays of the past and writes no field for them', async () => {
    moved(7, 'NEW')
    pass(30)
    moved(7, 'WORK')
    await look()
    expect(await summary()).toEqual([
      [7, 'NEW', 30, 15, false],
      [7, 'WORK', null, null, false],
    ])
    expect(played.planned).toEqual([])
  })

  it('has the field of the left stage written in one update, for every stage left since', async () => {
    moved(7, 'NEW')
    await look()
    pass(10)
    moved(7, 'WORK')
    pass(10)
    moved(7, 'WAIT')
    await look()
    expect(played.planned).toMatchObject([
      {
        entityId: 7,
        method: 'crm.item.update',
        params: { id: 7, fields: { UF_CRM_PRD_T_NEW: 600, UF_CRM_PRD_T_WORK: 600 } },
        before: { UF_CRM_PRD_T_NEW: null, UF_CRM_PRD_T_WORK: null },
      },
    ])
  })

  it('writes no field that the portal does not have', async () => {
    await look()
    moved(7, 'OTHER')
    pass(10)
    moved(7, 'NEW')
    await look()
    expect(played.planned).toEqual([])
  })

  it('has the field of a stage that is new made while the request is there, and writes it when it leaves', async () => {
    await look()
    moved(7, 'NEWEST')
    await look()
    expect(played.jobs.map(({ queue }) => queue)).toContain('portal.mend')
    played.history.fields.push('UF_CRM_PRD_T_NEWEST')
    pass(10)
    moved(7, 'WORK')
    await look()
    expect(played.planned.map(({ after }) => after)).toEqual([{ UF_CRM_PRD_T_NEWEST: 600 }])
  })

  it('costs a quiet portal one request a look', async () => {
    moved(7, 'NEW')
    await look()
    pass(5)
    await look()
    const before = played.history.requests
    for (let times = 0; times < 3; times += 1) {
      pass(5)
      await look()
    }
    expect(played.history.requests - before).toBe(3)
  })

  it('reads a thousand rows with two requests', async () => {
    for (let request = 1; request <= 1_000; request += 1) moved(request, 'NEW')
    await look()
    expect(await played.stays()).toHaveLength(1_000)
    expect(played.history.requests).toBe(2)
  })

  it('finds a row that came into sight after one with a higher number', async () => {
    await look()
    moved(7, 'NEW', 1)
    moved(8, 'NEW')
    await look()
    expect((await summary()).map(([id]) => id)).toEqual([8])
    pass(1)
    await look()
    expect((await summary()).map(([id]) => id)).toEqual([7, 8])
  })

  it('makes up for a time in which nobody listened, and marks what it made up for', async () => {
    moved(7, 'NEW')
    await look()
    pass(10)
    moved(7, 'WORK')
    pass(60)
    moved(7, 'WAIT')
    await look()
    expect(await summary()).toEqual([
      [7, 'NEW', 10, 5, true],
      [7, 'WORK', 60, 30, true],
      [7, 'WAIT', null, null, false],
    ])
  })

  it('rests five minutes, and is woken by a change of stage alone', async () => {
    await look()
    expect(played.jobs.at(-1)?.dueAt?.getTime()).toBeCloseTo(clock.now().getTime() + 5 * minute, -3)
    const known = { kind: 'changed', entityTypeId: 1, id: 7, before: {}, after: {}, updatedBy: 1 } as const
    const told = { source: 'online', own: false, author: null, tx: {} } as never
    const hear = (fields: string[]) =>
      inPortal(played.portalId, () => wakeReader(played.deps)(played.tenant, { ...known, fields } as never, told))
    played.jobs.length = 0
    await hear(['title'])
    expect(played.jobs).toEqual([])
    await hear(['title', 'stageId'])
    expect(played.jobs).toMatchObject([{ queue: 'stage-time.read', once: 'read' }])
  })

  it('reads what moves within three minutes of its last look together, and what moves after a rest at once', async () => {
    await look()
    const change = { kind: 'changed', entityTypeId: 1, id: 7, before: {}, after: {}, updatedBy: 1, fields: ['stageId'] }
    const told = { source: 'online', own: false, author: null, tx: {} } as never
    const waits = async () => {
      played.jobs.length = 0
      await inPortal(played.portalId, () => wakeReader(played.deps)(played.tenant, change as never, told))
      return Math.round(((played.jobs[0]?.dueAt?.getTime() ?? 0) - clock.now().getTime()) / 1_000)
    }
    expect(await waits()).toBe(180)
    pass(1)
    expect(await waits()).toBe(120)
    pass(3)
    expect(await waits()).toBe(5)
  })
})

describe('the times of one request', () => {
  const directory = { of: () => Promise.resolve({ stages: [{ id: 'NEW', name: 'Новый' }] }) } as never
  const times = (entityId: number) =>
    inPortal(played.portalId, () => readRequestStages({ ...played.deps, directory }, played.tenant, entityId))
  const told = async (entityId: number) =>
    (await times(entityId)).stages.map(({ stage, entries, totalMs, lastLeftAt }) => [
      stage.name,
      entries,
      Math.round(totalMs / minute),
      lastLeftAt !== null,
    ])

  it('go on in the present stage and sum up what it came back to', async () => {
    for (const stageId of ['NEW', 'WORK', 'NEW']) {
      moved(7, stageId)
      pass(10)
    }
    await look()
    expect(await told(7)).toEqual([
      ['Новый', 2, 20, false],
      ['WORK', 1, 10, true],
    ])
  })

  it('of a new one count from its making until its history is read', async () => {
    const record = { portalId: played.portalId, entityTypeId: 1, entityId: 9, stageId: 'NEW', createdTime: clock.now() }
    await database.prisma.recordSnapshot.create({
      data: { ...record, companyIds: [], contactIds: [], seenAt: clock.now() },
    })
    expect(await told(9)).toEqual([])
    await look()
    pass(3)
    expect(await told(9)).toEqual([['Новый', 1, 3, false]])
  })
})
