import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { PlannedWrite, Run } from './ledger.ts'
import { anAdd, anOutbox, anUpdate, aRun, playedLeads, states } from './testing.ts'

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
const work = () => inPortal(portalId, () => outbox.work(portalId))
const lost = () => {
  throw new AppError('portal.outcome-unknown')
}
const jump = (ms: number) => clock.setOffset(clock.now().getTime() - Date.now() + ms)
const seed = (count: number, fields: Record<string, unknown> = { stageId: 'NEW' }) => {
  for (let id = 1; id <= count; id += 1) leads.items.set(id, { ...fields, id })
}

describe('sending', () => {
  it('sends a hundred and twenty independent writes in three requests', async () => {
    seed(120)
    await plan(
      Array.from({ length: 120 }, (_, at) => anUpdate(`w${at}`, at + 1, { stageId: 'NEW' }, { stageId: 'WON' })),
    )
    expect(await work()).toBeUndefined()
    expect(leads.requests.map((methods) => methods.length)).toEqual([50, 50, 20])
    expect([...leads.items.values()].every((item) => item['stageId'] === 'WON')).toBe(true)
    expect(outbox.trail).toHaveLength(120)
    expect(outbox.remembered).toHaveLength(120)
    const run = await database.prisma.ledgerRun.findFirstOrThrow({ where: { portalId } })
    expect(run.endedAt).not.toBeNull()
  })

  it('sends nothing of a transaction that fails', async () => {
    const failing = inPortal(portalId, () =>
      db.prisma.$transaction(async (tx) => {
        await outbox.writes.plan(tx, aRun(portalId), [anAdd('a', 'Запрос')])
        throw new Error('the rule broke')
      }),
    )
    await expect(failing).rejects.toThrow('the rule broke')
    await work()
    expect(leads.requests).toEqual([])
    expect(await database.prisma.job.count({ where: { portalId } })).toBe(0)
  })

  it('keeps the order of writes to one record', async () => {
    seed(1)
    await plan([
      anUpdate('first', 1, { stageId: 'NEW' }, { stageId: 'A' }),
      anUpdate('second', 1, { stageId: 'A' }, { stageId: 'B' }),
    ])
    await work()
    expect(leads.requests.map((methods) => methods.length)).toEqual([1, 1])
    expect(leads.items.get(1)?.['stageId']).toBe('B')
  })

  it('keeps the portal’s words of a refusal and goes on with the others', async () => {
    seed(1)
    await plan([anUpdate('gone', 9, {}, { stageId: 'A' }), anUpdate('there', 1, {}, { stageId: 'A' })])
    await work()
    expect(await states(database.prisma, portalId)).toEqual(['gone failed', 'there done'])
    const row = await database.prisma.ledgerEntry.findFirstOrThrow({ where: { portalId, key: 'gone' } })
    expect(row.error).toBe('Элемент не найден')
  })

  it('plans a key once, and what would change nothing not at all', async () => {
    seed(1)
    const write = anUpdate('w', 1, { stageId: 'NEW' }, { stageId: 'A' })
    await plan([write, anUpdate('same', 1, { stageId: 'NEW' }, { stageId: 'NEW' })], { name: 'r' })
    expect(await plan([write], { name: 'r' })).toMatchObject({ count: 0 })
    await work()
    await work()
    expect(leads.written).toEqual(['crm.item.update'])
  })

  it('waits for a portal that is away, and loses nothing', async () => {
    await plan([anAdd('a', 'Запрос')])
    leads.beforeWork = () => {
      throw new AppError('portal.limit', { params: { seconds: 7 } })
    }
    const now = clock.now().getTime()
    const again = await work()
    expect(Math.round(((again?.again.getTime() ?? 0) - now) / 1_000)).toBe(7)
    expect(await states(database.prisma, portalId)).toEqual(['a planned'])
    leads.beforeWork = () => {}
    await work()
    expect(await states(database.prisma, portalId)).toEqual(['a done'])
  })
})

describe('an answer that is lost after the write', () => {
  it('is looked up, and the write is not repeated', async () => {
    seed(1)
    await plan([anAdd('a', 'Запрос'), anUpdate('u', 1, { stageId: 'NEW' }, { stageId: 'A' })])
    leads.beforeAnswer = lost
    const again = await work()
    expect((again?.again.getTime() ?? 0) - clock.now().getTime()).toBeGreaterThan(70_000)
    leads.beforeAnswer = () => {}
    await work()
    expect(await states(database.prisma, portalId)).toEqual(['a done', 'u done'])
    expect(leads.written).toEqual(['crm.item.add', 'crm.item.update'])
    const added = await database.prisma.ledgerEntry.findFirstOrThrow({ where: { portalId, key: 'a' } })
    expect(leads.items.get(added.entityId ?? 0)?.['title']).toBe('Запрос')
  })

  it('of a write that did not land: it is repeated once no late one can land any more', async () => {
    await plan([anAdd('a', 'Запрос')])
    leads.beforeWork = lost
    await work()
    leads.beforeWork = () => {}
    jump(79_000)
    await work()
    expect(leads.written).toEqual([])
    jump(2_000)
    await work()
    expect(leads.written).toEqual(['crm.item.add'])
  })

  it('holds back later writes to the same record, not those to others', async () => {
    seed(2)
    await plan([anUpdate('lost', 1, {}, { stageId: 'A' })])
    leads.beforeWork = lost
    await work()
    leads.beforeWork = () => {}
    await plan([anUpdate('later', 1, {}, { stageId: 'B' }), anUpdate('other', 2, {}, { stageId: 'C' })])
    await work()
    expect(await states(database.prisma, portalId)).toEqual(['lost unknown', 'later planned', 'other done'])
  })
})

describe('a guarded write', () => {
  it('leaves alone what a person changed meanwhile, and says what it found', async () => {
    seed(2)
    const guarded = (id: number) => anUpdate(`g${id}`, id, { stageId: 'NEW' }, { stageId: 'A' }, { guarded: true })
    await plan([guarded(1), guarded(2)])
    leads.items.set(2, { id: 2, stageId: 'ПЕРСОНА', updatedBy: 5 })
    await work()
    expect(leads.items.get(1)?.['stageId']).toBe('A')
    expect(leads.items.get(2)?.['stageId']).toBe('ПЕРСОНА')
    const row = await database.prisma.ledgerEntry.findFirstOrThrow({ where: { portalId, key: 'g2' } })
    expect(row).toMatchObject({
      state: 'skipped',
      error: 'conflict.changed',
      result: { fields: ['stageId'], now: { stageId: 'ПЕРСОНА' }, updatedBy: 5 },
    })
  })
})

describe('a look of a moment ago', () => {
  /** What the portal showed of lead 1, some milliseconds ago. */
  async function seen(agoMs: number) {
    seed(1)
    const at = new Date(clock.now().getTime() - agoMs)
    const lists = { companyIds: [], contactIds: [], watched: {} }
    const row = { portalId, entityTypeId: 1, entityId: 1, stageId: 'NEW', seenAt: at }
    await database.prisma.recordSnapshot.create({ data: { ...row, ...lists } })
    await plan([anUpdate('g', 1, { stageId: 'NEW' }, { stageId: 'A' }, { guarded: true })])
  }
  const methods = () => leads.requests.flat()
  const event = (name: string) =>
    database.prisma.portalEvent.create({
      data: { portalId, name, objectId: 1, occurredAt: clock.now(), receivedAt: clock.now(), dueAt: clock.now() },
    })

  it('stands for the look before a guarded write', async () => {
    await seen(500)
    await event('ONCRMLEADADD')
    await work()
    expect(methods()).toEqual(['crm.item.update'])
  })

  it('does not after three seconds, after an event of the record, or after a write of ours', async () => {
    await seen(3_500)
    await work()
    expect(methods()).toEqual(['crm.item.list', 'crm.item.update'])

    portalId = await aTenantRow(database.prisma, clock.now())
    await seen(500)
    await event('ONCRMLEADUPDATE')
    await work()
    expect(methods().slice(2)).toEqual(['crm.item.list', 'crm.item.update'])

    await database.prisma.recordSnapshot.updateMany({ where: { portalId }, data: { stageId: 'A' } })
    await plan([anUpdate('second', 1, { stageId: 'A' }, { stageId: 'B' }, { guarded: true })])
    await work()
    expect(methods().slice(4)).toEqual(['crm.item.list', 'crm.item.update'])
  })

  it('holds back a write where it showed something else, without asking', async () => {
    await seen(500)
    await database.prisma.recordSnapshot.updateMany({ where: { portalId }, data: { stageId: 'ПЕРСОНА' } })
    await work()
    expect(methods()).toEqual([])
    expect(await states(database.prisma, portalId)).toEqual(['g skipped'])
  })
})

describe('modes', () => {
  it.each(['shadow', 'dry'] as const)('%s is only imagined: the portal hears nothing', async (mode) => {
    seed(3)
    await plan([anUpdate('w', 1, { stageId: 'NEW' }, { stageId: 'A' })], { mode })
    await plan([anUpdate('w', 1, { stageId: 'NEW' }, { stageId: 'A' })], { mode })
    await work()
    expect(leads.requests).toEqual([])
    expect((await states(database.prisma, portalId)).every((one) => one.endsWith('w imagined'))).toBe(true)
  })
})
