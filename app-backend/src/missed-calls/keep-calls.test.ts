import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { keepCalls } from './keep-calls.ts'
import type { PastCall } from './read-history.ts'
import { aCallWorld, cast, type CallWorld } from './testing.ts'

const database = testDatabase()
const begin = new Date('2026-11-23T09:00:00Z')
let world: CallWorld
beforeEach(async () => {
  world = await aCallWorld(database, begin)
  return () => world.stop()
})

/** A minute of the day after nine. */
const minute = (at: number): Date => new Date(begin.getTime() + at * 60_000)
let last = 0
const aCall = (more: Partial<PastCall> = {}): PastCall => {
  last += 1
  return {
    id: last,
    callId: `call.${last}`,
    phone: '+79001112255',
    phoneKey: '+79001112255',
    portalNumber: '+74955550111',
    userId: cast.ringing,
    startedAt: minute(0),
    incoming: true,
    missed: true,
    answered: false,
    entityTypeId: 1,
    entityId: 1,
    ...more,
  }
}
const aTalk = (more: Partial<PastCall>): PastCall =>
  aCall({ missed: false, answered: true, incoming: false, entityTypeId: null, entityId: null, ...more })
const keep = async (...calls: PastCall[]) =>
  world.within(async () => keepCalls(world.deps, await world.deps.tenantOf(world.portalId), calls))
const aLead = async (id: number, createdAt: Date) => {
  const lead = { id, createdAt, assignedById: cast.ringing, updatedBy: 1, sourceDescription: '', stageId: 'NEW' }
  world.leads.set(id, lead)
  await world.within(() => world.look([id]))
}
const rows = async () =>
  (
    await database.prisma.missedCall.findMany({ where: { portalId: world.portalId }, orderBy: { entityId: 'asc' } })
  ).map(({ entityId, state, callIds, calledBackAt, calledBackBy }) => ({
    entityId,
    state,
    count: callIds.length,
    calledBackAt,
    calledBackBy,
  }))

describe('missed calls of one client', () => {
  beforeEach(() => aLead(1, begin))

  it('are one row with a count, which a call back closes with its time and person', async () => {
    await keep(aCall(), aCall({ startedAt: minute(3) }), aTalk({ startedAt: minute(10), userId: cast.person }))
    const closed = { calledBackAt: minute(10), calledBackBy: cast.person }
    expect(await rows()).toEqual([expect.objectContaining({ entityId: 1, count: 2, ...closed })])
  })
  it('are open again when the client calls after that in vain', async () => {
    await keep(aCall(), aTalk({ startedAt: minute(10) }), aCall({ startedAt: minute(20) }))
    expect(await rows()).toEqual([expect.objectContaining({ count: 2, calledBackAt: null })])
  })
  it('are closed by an answered call of the client’s too, and not by a talk before them', async () => {
    await keep(aTalk({ startedAt: minute(-5) }), aCall())
    expect((await rows())[0]?.calledBackAt).toBeNull()
    await keep(aTalk({ startedAt: minute(5), incoming: true }))
    expect((await rows())[0]?.calledBackAt).toEqual(minute(5))
  })
  it('of which one rang five telephones, or is told twice, count it once', async () => {
    const call = aCall()
    await keep(call, { ...call, userId: cast.managers[0] }, { ...call, userId: cast.managers[1] })
    await keep(call)
    expect((await rows()).map(({ count }) => count)).toEqual([1])
  })
})

it('two calls of one second are two rows', async () => {
  await Promise.all([aLead(1, begin), aLead(2, begin)])
  await keep(aCall(), aCall({ entityId: 2, phone: '+79001112266', phoneKey: '+79001112266' }))
  expect((await rows()).map(({ entityId, count }) => [entityId, count])).toEqual([
    [1, 1],
    [2, 1],
  ])
})

it('a hidden number is missed like any other, and no talk with somebody else closes it', async () => {
  await aLead(1, begin)
  await keep(aCall({ phone: '', phoneKey: null }), aTalk({ startedAt: minute(5), phone: '', phoneKey: null }))
  expect(await rows()).toEqual([expect.objectContaining({ count: 1, calledBackAt: null })])
})

it('a lead that was there before the call stays whose it is, and that person is told', async () => {
  await aLead(1, minute(-60))
  await database.prisma.missedCall.deleteMany({ where: { portalId: world.portalId } })
  await keep(aCall())
  expect((await rows()).map(({ state }) => state)).toEqual(['client'])
  expect(world.told).toEqual(['missed-call.client'])
})

it('a lead that a talk made is no missed call', async () => {
  await aLead(1, begin)
  await keep(aTalk({ entityTypeId: 1, entityId: 1, incoming: true }))
  expect((await rows()).map(({ state }) => state)).toEqual(['answered'])
})
