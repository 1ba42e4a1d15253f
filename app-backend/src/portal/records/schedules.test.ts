import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { startSync, type SyncAtWork } from './testing.ts'

const database = testDatabase()
const schedules = process.env['PORYADOK_LONG'] ? 1_000 : 50
const records = 8
const steps = 30

/** Repeatable chance (mulberry32): a schedule that fails is run again by its seed. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
type Chance = ReturnType<typeof chance>

const names = { added: 'ONCRMLEADADD', changed: 'ONCRMLEADUPDATE', deleted: 'ONCRMLEADDELETE' }
const stages = ['NEW', 'IN_PROCESS', 'WON', 'LOST']

let at: SyncAtWork
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  at = await startSync({ database })
  await at.idle()
})

/** One step of the portal's life, and the event that it raises. */
function live(of: Chance, base: number): [string, number] {
  const id = base + of(records)
  const there = at.played.items.get(1)?.has(id) ?? false
  if (!there) {
    at.played.save(1, id, { title: `Запрос ${id}`, stageId: 'NEW', assignedById: 1, contactIds: [of(5) + 1] })
    return [names.added, id]
  }
  if (of(6) === 0) {
    at.played.remove(1, id)
    return [names.deleted, id]
  }
  at.played.save(1, id, { stageId: stages[of(4)], assignedById: of(3) + 1, contactIds: [of(5) + 1, of(5) + 1] })
  return [names.changed, id]
}

/** Life and events mixed: each event comes one to five times, late and in any order, some of them while life goes on. */
async function schedule(seed: number) {
  const of = chance(seed)
  const base = seed * 100
  const told: [string, number][] = []
  const sent: Promise<unknown>[] = []
  const send = () => {
    const [event] = told.splice(of(told.length), 1)
    if (event) sent.push(at.event(...event))
  }
  for (let step = 0; step < steps; step += 1) {
    const event = live(of, base)
    for (let times = of(5) + 1; times > 0; times -= 1) told.push(event)
    for (let times = of(4); times > 0; times -= 1) send()
    if (of(8) === 0) await Promise.all(sent)
  }
  while (told.length > 0) send()
  await Promise.all(sent)
}

const plain = (id: number, item: Record<string, unknown>) => ({
  id,
  stageId: item['stageId'],
  assignedById: item['assignedById'],
  contactIds: Array.from(new Set(item['contactIds'] as number[])).toSorted((a, b) => a - b),
})

it(`${schedules} shuffled and repeated schedules end in the state of the portal`, async () => {
  for (let seed = 1; seed <= schedules; seed += 25) {
    const batch = Array.from({ length: Math.min(25, schedules - seed + 1) }, (_, one) => seed + one)
    await Promise.all(batch.map(schedule))
    await at.idle()
  }
  const there = Array.from(at.played.items.get(1) ?? [], ([id, item]) => plain(id, item)).toSorted(
    (a, b) => a.id - b.id,
  )
  const rows = await database.prisma.recordSnapshot.findMany({
    where: { deletedAt: null },
    orderBy: { entityId: 'asc' },
  })
  expect(rows.map((row) => plain(row.entityId, row))).toEqual(there)
  expect(there.length).toBeGreaterThan(schedules)

  // Who only heard the changes, one after the other, has the same picture: none was left out, doubled or out of order.
  const heard = new Map<number, ReturnType<typeof plain>>()
  for (const { kind, id, before, after } of at.told) {
    expect(before && plain(id, before as never)).toEqual(heard.get(id) ?? null)
    if (kind === 'deleted') heard.delete(id)
    else if (after) heard.set(id, plain(id, after as never))
  }
  expect(Array.from(heard.values()).toSorted((a, b) => a.id - b.id)).toEqual(there)
  await at.stop()
}, 900_000)
