import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '../portal/index.ts'
import { giveCalls, takeCalls } from './give-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { readMissedCalls } from './read-missed.ts'
import { aCallWorld, cast, type CallWorld } from './testing.ts'

const database = testDatabase()
const [agent, other] = cast.managers
let world: CallWorld
let deps: MissedCallDeps
let pool: boolean
let sees: (id: number) => boolean

/** Lists of leads as the portal answers them: those asked for that the viewer may see. */
const listed = (commands: Record<string, { params: { filter: { '@id': number[] } } }>) =>
  Object.fromEntries(
    Object.entries(commands).map(([key, { params }]) => {
      const asked = params.filter['@id']
      if (asked.length > 50) throw new Error('more than a page')
      const items = [...world.leads.values()]
        .filter(({ id }) => asked.includes(id) && sees(id))
        .map(({ id, assignedById }) => ({ id, title: '', assignedById }))
      return [key, { ok: true, result: { items } }]
    }),
  )

beforeEach(async () => {
  pool = false
  sees = () => true
  world = await aCallWorld(database, new Date('2026-11-23T09:00:00Z'))
  deps = {
    ...world.deps,
    settings: async (portalId) => ({ ...(await world.deps.settings(portalId)), pool }),
    portal: { batch: (_actor, commands) => Promise.resolve(listed(commands as never)) as never },
  }
  return () => world.stop()
})

const viewer = (userId: number, isAdmin = false): Viewer => ({
  portalId: world.portalId,
  userId,
  isAdmin,
  name: `Сотрудник ${userId}`,
  accessToken: '',
})

/** Calls that nobody took, all at one second. */
async function missed(count: number, state: 'unresolved' | 'assigned', assignedById: number = cast.ringing) {
  const at = world.now()
  const ids = Array.from({ length: count }, (_, number) => number + 1)
  for (const id of ids) {
    const lead = { id, createdAt: at, assignedById, updatedBy: 1, sourceDescription: '', stageId: 'NEW' }
    world.leads.set(id, lead)
  }
  await world.within(() => world.look(ids))
  await database.prisma.missedCall.updateMany({
    where: { portalId: world.portalId },
    data: { state, lastCallAt: at, lookAt: null },
  })
  return ids.map((id) => ({ entityTypeId: 1, id }))
}
const responsible = async (id: number) => {
  await world.live(new Date(world.now().getTime() + 5_000))
  return world.leads.get(id)?.assignedById
}

describe('a head', () => {
  it('gives calls of the own people, many at once, and the operator does not get them back', async () => {
    const calls = await missed(3, 'assigned', agent)
    const answer = await world.within(() => giveCalls(deps, viewer(cast.head), calls, other))
    expect(answer).toEqual({ done: 3, refused: 0 })
    expect(await responsible(1)).toBe(other)
    const lead = world.leads.get(1)
    if (lead) Object.assign(lead, { assignedById: cast.operator, updatedBy: cast.operator })
    await world.within(() => world.look([1]))
    await world.live(new Date(world.now().getTime() + 15 * 60_000))
    expect(world.written.filter((write) => write.lead === 1)).toHaveLength(1)
    const rows = await database.prisma.missedCall.findMany({ where: { portalId: world.portalId } })
    expect(rows.map(({ state }) => state)).toEqual(['manual', 'manual', 'manual'])
  })

  it('of nobody gives only what nobody has', async () => {
    const calls = await missed(1, 'assigned', agent)
    await expect(world.within(() => giveCalls(deps, viewer(other), calls, agent))).rejects.toMatchObject({
      code: 'phone-line.unknown-person',
    })
    expect(await responsible(1)).toBe(agent)
  })
})

describe('the pool', () => {
  it('is closed until the settings open it', async () => {
    const calls = await missed(1, 'unresolved')
    const take = () => world.within(() => takeCalls(deps, viewer(agent), calls, false))
    await expect(take()).rejects.toMatchObject({ code: 'missed-call.pool-off' })
    pool = true
    expect(await take()).toEqual({ done: 1, refused: 0 })
    expect(await responsible(1)).toBe(agent)
  })

  it('gives a call to one of two who take it, and none that somebody has', async () => {
    pool = true
    const calls = await missed(1, 'unresolved')
    await world.within(() => takeCalls(deps, viewer(agent), calls, false))
    expect(await world.within(() => takeCalls(deps, viewer(other), calls, false))).toEqual({ done: 0, refused: 1 })
    expect(await responsible(1)).toBe(agent)
  })
})

it('of calls of one second each is shown once, however many pages they are', async () => {
  await missed(60, 'unresolved')
  const shown: number[] = []
  let before: string | undefined
  do {
    const page = await world.within(() =>
      readMissedCalls(deps, { viewer: viewer(cast.head), mayAssign: true }, { filter: 'all', before }),
    )
    shown.push(...page.rows.map(({ id }) => id))
    before = page.next ?? undefined
  } while (before !== undefined)
  expect([shown.length, new Set(shown).size]).toEqual([60, 60])
})

describe('the numbers beside the list', () => {
  const counts = async (userId: number, isAdmin = false) =>
    (
      await world.within(() =>
        readMissedCalls(deps, { viewer: viewer(userId, isAdmin), mayAssign: false }, { filter: 'open' }),
      )
    ).counts

  it('are of the calls that the viewer sees', async () => {
    await missed(60, 'unresolved')
    sees = (id) => id <= 4
    expect(await counts(agent)).toEqual({ unresolved: 4, notCalledBack: 4 })
    expect(await counts(agent, true)).toEqual({ unresolved: 60, notCalledBack: 60 })
  })
  it('are of all unresolved calls where everybody may take them', async () => {
    await missed(3, 'unresolved')
    pool = true
    sees = () => false
    expect(await counts(agent)).toEqual({ unresolved: 3, notCalledBack: 0 })
  })
  it('are left out where one request can’t tell them', async () => {
    await missed(101, 'unresolved')
    expect(await counts(agent)).toEqual({ unresolved: null, notCalledBack: null })
  })
})

it('a head takes a call that nobody has with one press, a pool or not', async () => {
  const calls = await missed(1, 'unresolved')
  const { rows } = await world.within(() =>
    readMissedCalls(deps, { viewer: viewer(cast.head), mayAssign: true }, { filter: 'unresolved' }),
  )
  expect(rows.map(({ mayTake }) => mayTake)).toEqual([true])
  expect(await world.within(() => takeCalls(deps, viewer(cast.head), calls, true))).toEqual({ done: 1, refused: 0 })
  expect(await responsible(1)).toBe(cast.head)
})

it('the permission alone does not take a call: who decides about nobody gives it to nobody', async () => {
  const calls = await missed(1, 'unresolved')
  const { rows } = await world.within(() =>
    readMissedCalls(deps, { viewer: viewer(agent), mayAssign: true }, { filter: 'unresolved' }),
  )
  expect(rows.map(({ mayTake }) => mayTake)).toEqual([false])
  const take = world.within(() => takeCalls(deps, viewer(agent), calls, true))
  await expect(take).rejects.toMatchObject({ code: 'missed-call.pool-off' })
})
