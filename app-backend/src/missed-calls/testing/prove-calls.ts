import { randomUUID } from 'node:crypto'
import { saveLine } from '../line-store.ts'
import { readMissed } from '../missed-store.ts'
import { aCall, lineOf, random, type CallCase } from './a-call.ts'
import { cast, type CallWorld } from '../testing.ts'

export interface Proof {
  right: number
  unresolved: number
  /** What came out wrong, in words. */
  wrong: string[]
  /** Writes that put out a person's choice. */
  overwritten: number
  /** Longest time from the later of "line told" and "settled" to the lead's manager, ms: with its events, and without them. */
  slowestByEvent: number
  slowestBySweep: number
}

const settleMs = 3_000

/** So many missed calls at random moments of an hour, and what became of each. */
export async function proveCalls(world: CallWorld, count: number, seed: number): Promise<Proof> {
  const chance = random(seed)
  const begin = world.now().getTime()
  await world.within(() => makeLines(world))
  const cases = Array.from({ length: count }, (_, at) =>
    aCall(world, at + 1, begin + Math.floor(chance() * 3_600_000), chance),
  )
  world.later(begin, () => world.callEnded())
  await world.live(new Date(begin + 3 * 3_600_000))
  const proof: Proof = { right: 0, unresolved: 0, wrong: [], overwritten: 0, slowestByEvent: 0, slowestBySweep: 0 }
  for (const one of cases) await world.within(() => check(world, one, proof))
  return proof
}

async function makeLines({ deps, portalId, now }: CallWorld): Promise<void> {
  const by = { userId: 1, at: now() }
  await deps.db.prisma.$transaction(
    async (tx) => {
      for (const userId of cast.managers) {
        const holders = [{ userId, substituteId: null, from: new Date(0), by: 1, at: by.at }]
        const fields = { number: lineOf(userId), label: `Линия ${userId}`, aliases: [], active: true, comment: '' }
        await saveLine(tx, portalId, { ...fields, id: randomUUID(), revision: 0, holders }, by)
      }
    },
    { timeout: 60_000 },
  )
}

async function check({ deps, portalId, leads, written }: CallWorld, one: CallCase, proof: Proof): Promise<void> {
  const lead = leads.get(one.id)
  const row = await readMissed(deps.db.prisma, { portalId, entityTypeId: 1, entityId: one.id })
  const writes = written.filter((write) => write.lead === one.id)
  proof.overwritten += writes.filter(({ from }) => from === cast.person).length
  const first = writes[0]
  if (first && one.toldAt !== null && first.to === one.manager) {
    const took = first.at - Math.max(one.toldAt, one.endsAt + settleMs)
    if (one.eventsLost) proof.slowestBySweep = Math.max(proof.slowestBySweep, took)
    else proof.slowestByEvent = Math.max(proof.slowestByEvent, took)
  }
  const state = row?.state ?? 'none'
  const inList = state === 'unresolved' || state === 'fought'
  const held = one.person !== null ? lead?.assignedById === one.person : lead?.assignedById === one.manager
  if (held) proof.right += 1
  else if (inList) proof.unresolved += 1
  else proof.wrong.push(`${one.id}: ${state}, has ${lead?.assignedById}, ${JSON.stringify(one)}`)
  if (one.toldAt !== null && one.person === null && one.takes < 3 && !held)
    proof.wrong.push(`${one.id}: line told, has ${lead?.assignedById} (${state})`)
}
