import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSync, type SyncAtWork } from './testing.ts'

const database = testDatabase()
let at: SyncAtWork
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  at = await startSync({ database })
  await at.idle()
  at.played.requests = 0
})
afterEach(async () => {
  await at.stop()
  for (const stop of stops.splice(0)) await stop()
})

/** A second process, after the first has stopped. */
async function nextProcess() {
  const next = await startSync({ database, after: at, work: false })
  stops.push(() => next.stop())
  next.jobs.start(1)
  await next.idle()
  return next
}

const aRun = { runId: '00000000-0000-0000-0000-000000000009', rule: 'threading', byHand: false }
const said = () =>
  at.told.map(({ kind, id, fields, own }) => ({ kind, id, ...(kind === 'changed' ? { fields } : {}), own }))
const stored = () => database.prisma.recordSnapshot.findMany({ where: { portalId: at.tenant.id } })

describe('an event', () => {
  it('tells what is new, what differs and what is gone, with the state before', async () => {
    at.played.save(1, 7, { title: 'Не включается автомат', assignedById: 1, stageId: 'NEW', contactIds: [3] })
    await at.event('ONCRMLEADADD', 7)
    await at.idle()
    at.played.save(1, 7, { assignedById: 12, stageId: 'IN_PROCESS', updatedBy: 5 })
    await at.event('ONCRMLEADUPDATE', 7)
    await at.idle()
    at.played.remove(1, 7)
    await at.event('ONCRMLEADDELETE', 7)
    await at.idle()
    expect(said()).toEqual([
      { kind: 'added', id: 7, own: false },
      { kind: 'changed', id: 7, fields: ['assignedById', 'stageId'], own: false },
      { kind: 'deleted', id: 7, own: false },
    ])
    expect(at.told[1]).toMatchObject({
      before: { assignedById: 1, stageId: 'NEW' },
      after: { assignedById: 12, stageId: 'IN_PROCESS' },
      updatedBy: 5,
    })
    expect(at.told[2]?.before).toMatchObject({ title: 'Не включается автомат', contactIds: [3] })
  })

  it('that names a record nobody ever saw says once that it is gone', async () => {
    for (const name of ['ONCRMLEADADD', 'ONCRMLEADDELETE', 'ONCRMLEADDELETE']) await at.event(name, 90)
    await at.idle()
    await at.event('ONCRMLEADDELETE', 90)
    await at.idle()
    expect(said()).toEqual([{ kind: 'deleted', id: 90, own: false }])
  })

  it('of a type that no slice watches costs no request', async () => {
    await at.event('ONCRMDEALUPDATE', 5)
    await at.event('ONCRMDYNAMICITEMUPDATE', 5, 1030)
    await at.idle()
    expect(at.played.requests).toBe(0)
  })

  it('does not take a hidden record for a deleted one', async () => {
    at.played.save(1, 7, { title: 'Скрытый' })
    await at.event('ONCRMLEADADD', 7)
    await at.idle()
    at.played.isAdmin = false
    await at.event('ONCRMLEADUPDATE', 7)
    await at.idle()
    expect(said()).toEqual([{ kind: 'added', id: 7, own: false }])
  })

  it('repeated a hundred times, of three types, costs one request', async () => {
    for (const type of [1, 3, 4]) at.played.save(type, 7, { title: 'Т', name: 'Т' })
    await at.jobs.stop()
    for (let times = 0; times < 100; times += 1)
      for (const name of ['ONCRMLEADUPDATE', 'ONCRMCONTACTUPDATE', 'ONCRMCOMPANYUPDATE']) await at.event(name, 7)
    const next = await nextProcess()
    expect(at.played.requests).toBe(1)
    expect(next.told).toHaveLength(3)
  })
})

describe('2 400 events', () => {
  it('cost one request for each 2 450 records', async () => {
    for (let id = 1; id <= 2_400; id += 1) at.played.save(1, id, { title: `Запрос ${id}` })
    await at.jobs.stop()
    await Promise.all(Array.from({ length: 2_400 }, (_, index) => at.event('ONCRMLEADADD', index + 1)))
    const next = await nextProcess()
    expect(next.told).toHaveLength(2_400)
    expect(at.played.requests).toBe(1)
  })
})

describe('a listener that fails', () => {
  it('hears the change again, and holds up no other record', async () => {
    let broken = true
    at.records.onChange(async (_, { id }) => {
      if (id === 7 && broken) throw new Error('the slice has a fault')
    })
    for (const id of [6, 7, 8]) at.played.save(1, id, { title: 'Т' })
    for (const id of [6, 7, 8]) await at.event('ONCRMLEADADD', id)
    await expect.poll(stored).toHaveLength(2)
    await expect.poll(() => database.prisma.portalEvent.count({ where: { lastError: { not: null } } })).toBe(1)
    broken = false
    at.clock.setOffset(10_000)
    await at.idle()
    expect((await stored()).map((row) => row.entityId).toSorted((a, b) => a - b)).toEqual([6, 7, 8])
    expect(at.told.filter(({ id }) => id === 7).length).toBeGreaterThan(1)
  })
})

describe('a write of our own', () => {
  it('is told once, as our own, when the answer comes before the event', async () => {
    const item = at.played.save(1, 9, { title: 'Наш запрос', stageId: 'NEW' })
    await inPortal(at.tenant.id, () => at.records.remember(at.tenant, 1, item))
    for (const name of ['ONCRMLEADADD', 'ONCRMLEADUPDATE']) await at.event(name, 9)
    await at.idle()
    expect(said()).toEqual([{ kind: 'added', id: 9, own: true }])
  })

  it('whose answer calls own fields by other names empties none of them', async () => {
    at.records.watch({ entityTypeId: 1, fields: ['UF_CRM_PRD_CATEGORY'] })
    const item = at.played.save(1, 9, { title: 'Наш запрос', UF_CRM_PRD_CATEGORY: 7 })
    await at.event('ONCRMLEADADD', 9)
    await at.idle()
    const { id, createdTime, updatedTime } = item
    const answer = { id, createdTime, updatedTime, title: 'Наш новый запрос', ufCrmPrdCategory: 7 }
    await inPortal(at.tenant.id, () => at.records.remember(at.tenant, 1, answer))
    expect(at.told.at(-1)).toMatchObject({ fields: ['title'], after: { watched: { UF_CRM_PRD_CATEGORY: 7 } } })
    expect(await stored()).toMatchObject([{ entityId: 9, watched: { UF_CRM_PRD_CATEGORY: 7 } }])
  })

  it('is told once, as our own, when the event comes before the answer', async () => {
    await at.stop()
    await database.prisma.portal.deleteMany()
    at = await startSync({ database, ownWrites: { tracesIn: async () => new Map([[9, { author: aRun, wrote: [] }]]) } })
    const item = at.played.save(1, 9, { title: 'Наш запрос' })
    at.played.save(1, 10, { title: 'Чужой запрос' })
    await at.event('ONCRMLEADADD', 9)
    await at.event('ONCRMLEADADD', 10)
    await at.idle()
    await inPortal(at.tenant.id, () => at.records.remember(at.tenant, 1, item))
    expect(said()).toEqual([
      { kind: 'added', id: 9, own: true },
      { kind: 'added', id: 10, own: false },
    ])
  })

  /** As the ledger has it while the write is under way. */
  async function writing(id: number) {
    const run = { id: randomUUID(), portalId: at.tenant.id, rule: 'threading', mode: 'live', cause: {} }
    await database.prisma.ledgerRun.create({ data: { ...run, startedAt: at.clock.now() } })
    const item = at.played.save(1, id, { title: 'Наш запрос', stageId: 'NEW' })
    const write = {
      entityTypeId: 1,
      action: 'add',
      method: 'crm.item.add',
      params: {},
      before: {},
      after: {},
      because: [],
    }
    const times = { createdAt: at.clock.now(), sentAt: at.clock.now() }
    const row = { ...write, ...times, portalId: at.tenant.id, runId: run.id, key: `k${id}`, state: 'sending' }
    await database.prisma.ledgerEntry.create({ data: row })
    return item
  }

  async function answered(item: Awaited<ReturnType<typeof writing>>) {
    await inPortal(at.tenant.id, () => at.records.remember(at.tenant, 1, item))
    await database.prisma.ledgerEntry.updateMany({
      where: { portalId: at.tenant.id },
      data: { state: 'done', doneAt: at.clock.now(), entityId: item['id'] },
    })
  }

  async function written(id: number) {
    await answered(await writing(id))
    await at.event('ONCRMLEADADD', id)
  }

  /** The events were looked at, and wait for an answer. */
  async function heldBack() {
    await expect
      .poll(async () => {
        const [event] = await database.prisma.portalEvent.findMany({ where: { portalId: at.tenant.id, doneAt: null } })
        if (event && event.dueAt > event.receivedAt) return true
        at.clock.setOffset(at.clock.now().getTime() - Date.now() + 300)
        return false
      })
      .toBe(true)
  }

  it('costs no request when its event overtakes a slow answer', async () => {
    const item = await writing(9)
    await at.event('ONCRMLEADADD', 9)
    await heldBack()
    await answered(item)
    await at.idle()
    expect(at.played.requests).toBe(0)
    expect(said()).toEqual([{ kind: 'added', id: 9, own: true }])
  })

  it('without an answer holds nobody’s events for longer than some seconds', async () => {
    await writing(9)
    at.played.save(1, 10, { title: 'Чужой запрос' })
    await at.event('ONCRMLEADADD', 10)
    await heldBack()
    await at.idle()
    expect(said()).toEqual([{ kind: 'added', id: 10, own: false }])
    expect(at.played.requests).toBe(1)
  })

  it('whose echo is all that came costs no request', async () => {
    await written(9)
    await at.idle()
    expect(at.played.requests).toBe(0)
    expect(said()).toEqual([{ kind: 'added', id: 9, own: true }])
  })

  it('hides nobody else who changed the record in the same second', async () => {
    await written(9)
    at.played.save(1, 9, { stageId: 'WON' })
    await at.event('ONCRMLEADUPDATE', 9)
    await at.idle()
    expect(at.told.at(-1)).toMatchObject({ own: false, fields: ['stageId'] })
  })

  it('hides no later change, and no deletion', async () => {
    await written(9)
    await at.idle()
    at.clock.setOffset(60_000)
    at.played.save(1, 9, { stageId: 'WON' })
    await at.event('ONCRMLEADUPDATE', 9)
    await at.idle()
    at.played.remove(1, 9)
    await at.event('ONCRMLEADDELETE', 9)
    await at.idle()
    expect(said().map(({ kind }) => kind)).toEqual(['added', 'changed', 'deleted'])
  })

  it('is not undone by a read that began before it and is older', async () => {
    const before = structuredClone(at.played.save(1, 9, { title: 'Т', stageId: 'NEW' }))
    await at.event('ONCRMLEADADD', 9)
    await at.idle()
    const readAt = at.clock.now()
    at.clock.setOffset(3_000)
    const after = at.played.save(1, 9, { stageId: 'WON' })
    await inPortal(at.tenant.id, () => at.records.remember(at.tenant, 1, after))
    const { itemState } = await import('./item-state.ts')
    await inPortal(at.tenant.id, () =>
      at.records.apply(
        at.tenant,
        1,
        { readAt, present: new Map([[9, itemState(1, before, [])]]) },
        { source: 'sweep', watchedSince: readAt },
      ),
    )
    expect(at.told.at(-1)).toMatchObject({ own: true, after: { stageId: 'WON' } })
    expect((await stored())[0]?.stageId).toBe('WON')
  })
})
