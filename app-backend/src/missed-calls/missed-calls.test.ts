import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tenant } from '../portal/index.ts'
import { actForRobot } from './act-for-robot.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { tellHeads } from './tell-heads.ts'
import { lineOf } from './testing/a-call.ts'
import { proveCalls, type Proof } from './testing/prove-calls.ts'
import { aCallWorld, cast, type CallWorld } from './testing.ts'

const database = testDatabase()
const calls = process.env['PORYADOK_LONG'] ? 1_000 : 24
let world: CallWorld
let proof: Proof
beforeAll(async () => {
  world = await aCallWorld(database, new Date('2026-11-23T09:00:00Z'))
  proof = await proveCalls(world, calls, 7)
  if (process.env['PORYADOK_LONG']) process.stdout.write(`${JSON.stringify(proof)}\n`)
}, 900_000)
afterAll(() => world.stop())

it('every missed call ends with the right person or in the list of those without one', () => {
  expect(proof.wrong).toEqual([])
  expect(proof.right + proof.unresolved).toBe(calls)
})
it('no choice of a person is overwritten', () => expect(proof.overwritten).toBe(0))
it('the lead has its manager 15 s after its line is told and the call has settled, 5 min when the events were lost', () => {
  expect(proof.slowestByEvent).toBeLessThanOrEqual(15_000)
  expect(proof.slowestBySweep).toBeLessThanOrEqual(300_000)
})

describe('nobody called back', () => {
  const deps = (callBackMinutes: number, told: string[]): MissedCallDeps => ({
    ...world.deps,
    settings: async (portalId) => ({ ...(await world.deps.settings(portalId)), callBackMinutes }),
    people: {
      ...world.deps.people,
      chainOfHeads: () =>
        Promise.resolve({
          heads: [{ userId: cast.head, departmentId: 1, departmentName: 'Продажи', level: 0 }],
          passedOver: [],
          known: true,
        }),
    },
    notices: {
      ...world.deps.notices,
      send: ({ userId, kind, once }) => Promise.resolve(void told.push(`${userId} ${kind} ${once ?? ''}`)),
    },
  })
  const tell = async (minutes: number): Promise<string[]> => {
    const told: string[] = []
    await world.within(async () => tellHeads(deps(minutes, told), await world.deps.tenantOf(world.portalId)))
    return told
  }
  const waiting = () =>
    database.prisma.missedCall.count({
      where: {
        portalId: world.portalId,
        calledBackAt: null,
        lastCallAt: { not: null },
        state: { notIn: ['answered', 'closed'] },
      },
    })

  it('is told to nobody where the settings say 0, or before the time has passed', async () => {
    expect(await tell(0)).toEqual([])
    expect(await tell(1_400)).toEqual([])
  })
  it('is told to the head once a call', async () => {
    const count = await waiting()
    const told: string[] = []
    for (let more = await tell(30); more.length > 0; more = await tell(30)) told.push(...more)
    expect([told.length, new Set(told).size]).toEqual([count, count])
    expect(told.every((one) => one.startsWith(`${cast.head} missed-call.not-called-back `))).toBe(true)
  })
})

describe('the robot', () => {
  const [manager] = cast.managers
  const ask = async (id: number, properties: Record<string, string>, calledAt = world.now()) => {
    const tenant: Tenant = await world.deps.tenantOf(world.portalId)
    const place = { portalId: world.portalId, entityTypeId: 1, entityId: id }
    return world.within(() =>
      actForRobot(world.deps, tenant, place, {
        run: `robot:${id}:${JSON.stringify(properties)}`,
        calledAt,
        properties,
      }),
    )
  }
  const aLead = async (id: number): Promise<void> => {
    const lead = { id, createdAt: world.now(), assignedById: cast.ringing, updatedBy: 1, stageId: 'NEW' }
    world.leads.set(id, { ...lead, sourceDescription: '' })
    await world.within(() => world.look([id]))
  }
  const codes = (answer: Awaited<ReturnType<typeof ask>>) =>
    'again' in answer ? [] : answer.because.map(({ code }) => code)

  it('waits for the line as long as it was told, then says that nothing names it', async () => {
    await aLead(9_001)
    const now = world.now().getTime()
    expect(await ask(9_001, { waitSeconds: '60' })).toEqual({ again: new Date(now + 5_000) })
    const late = await ask(9_001, { waitSeconds: '60' }, new Date(now - 60_000))
    expect([codes(late), 'values' in late && late.values]).toEqual([
      ['missed-call.line-not-told'],
      { found: 'N', phone: '', ruleLabel: '' },
    ])
  })
  it('gives the lead to whoever holds the line, once, and with why', async () => {
    await aLead(9_002)
    const written = world.written.length
    const properties = { text: `Звонок поступил на номер: ${lineOf(manager)}` }
    const answer = await ask(9_002, properties)
    expect(answer).toMatchObject({
      done: true,
      values: { found: 'Y', userId: `user_${manager}`, ruleLabel: `Линия ${manager}` },
    })
    expect(codes(answer)).toEqual(['missed-call.line-in-text', 'missed-call.holder'])
    await world.live(new Date(world.now().getTime() + 5_000))
    expect(world.leads.get(9_002)?.assignedById).toBe(manager)
    expect(world.written.length).toBe(written + 1)
  })
  it('only answers where it may not assign', async () => {
    await aLead(9_003)
    const text = `на номер: ${lineOf(manager)}`
    expect(await ask(9_003, { text, assign: 'N' })).toMatchObject({ done: true, values: { userId: `user_${manager}` } })
    await world.live(new Date(world.now().getTime() + 5_000))
    expect(world.leads.get(9_003)?.assignedById).toBe(cast.ringing)
  })
  it('leaves a lead to which a person has chosen somebody, and one that is gone', async () => {
    await aLead(9_004)
    const place = { portalId: world.portalId, entityTypeId: 1, entityId: 9_004 }
    await database.prisma.missedCall.updateMany({ where: place, data: { state: 'manual' } })
    expect(codes(await ask(9_004, { text: `на номер: ${lineOf(manager)}` }))).toContain('missed-call.by-hand')
    expect(codes(await ask(9_999, {}))).toEqual(['robot.unknown-record'])
  })
})
