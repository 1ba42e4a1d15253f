import { testDatabase } from '@poryadok/prisma/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figure } from '../platform/testing/figure.ts'
import { followRequest } from './follow-request.ts'
import { aTriage } from './testing.ts'

const schedules = process.env['PORYADOK_LONG'] ? 1_000 : 6
const database = testDatabase()
/** A Tuesday, 12:00 in Moscow. */
const start = Date.parse('2026-11-24T09:00:00Z')
let now = new Date(start)
const clock = { now: () => now } as Parameters<typeof aTriage>[1]
const secondMs = 1_000

const names = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'UF_CRM_PRD_RESOLVE_BY', assignedById: 'assignedById' }

/** What a person does to the request, and how many seconds after the change before. */
const change = fc.record({
  after: fc.oneof(fc.constant(0), fc.nat(600)),
  what: fc.oneof(
    fc.record({ category: fc.constantFrom('7', '8', null) }),
    // Another date each time: emptying what the rules may have emptied before is a change in one order and none in another.
    fc.record({ resolveBy: fc.constant(true) }),
    fc.record({ assignedById: fc.constantFrom(1, 2, 3, 9) }),
    fc.record({ stageId: fc.constantFrom('NEW', 'WORK', 'DONE') }),
  ),
})
/** What happens between: events that come, repeated or not at all; jobs that run, or die; writes that go out. */
const step = fc.constantFrom('event', 'event', 'follow', 'follow', 'send', 'death', 'nothing')
const schedule = fc.array(fc.record({ change, steps: fc.array(step, { maxLength: 5 }) }), {
  minLength: 1,
  maxLength: 10,
})
type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never

interface Card {
  category: string | null
  resolveBy: string | null
  assignedById: number
  stageId: string
}

const same = (a: unknown, b: unknown) =>
  (a || null) === (b || null) || Date.parse(String(a)) === Date.parse(String(b)) || String(a) === String(b)

/** A request with its portal, of which the rules hear when they are told to. */
async function aRequest() {
  now = new Date(start)
  const at = await aTriage(database, clock)
  at.words.now = {
    letterId: null,
    subject: 'Щит',
    body: 'Не включается щит',
    receivedAt: now,
    from: null,
    createdBy: 1,
  }
  const card: Card = { category: null, resolveBy: null, assignedById: 1, stageId: 'NEW' }
  const ours = new Map<keyof Card, unknown>()
  let sent = 0
  const event = () => {
    const wrote = Object.entries(names).filter(([field]) => {
      const key = field as keyof Card
      return ours.has(key) && same(ours.get(key), card[key])
    })
    return at.change(
      { ...card },
      9,
      false,
      wrote.map(([, name]) => name),
    )
  }
  const follow = () => at.within(() => followRequest(at.deps, at.place))
  async function death() {
    const died = () => Promise.reject(new Error('the process died'))
    const prisma = new Proxy(at.deps.db.prisma, {
      get: (target, name) => (name === '$transaction' ? died : Reflect.get(target, name)),
    })
    await at.within(() => followRequest({ ...at.deps, db: { ...at.deps.db, prisma } }, at.place)).catch(() => {})
  }
  /** Each only while the portal holds what it started from. */
  function send() {
    for (const { before, after } of at.planned.slice(sent))
      for (const [field, name] of Object.entries(names) as [keyof Card, string][]) {
        if (!(name in after) || !same(card[field], before[name])) continue
        const value = after[name] || null
        Object.assign(card, { [field]: field === 'assignedById' ? Number(value) : value })
        ours.set(field, card[field])
      }
    sent = at.planned.length
  }
  async function quiet() {
    do {
      send()
      await event()
      await follow()
    } while (at.planned.length > sent)
  }
  /** What a person set last is nobody else's, also where it is the value that the rules had written. */
  function person(what: Schedule[number]['change']['what'], number: number) {
    const day = String(1 + number).padStart(2, '0')
    Object.assign(card, 'resolveBy' in what ? { resolveBy: `2026-12-${day}T12:00:00+03:00` } : what)
    for (const field of Object.keys(what) as (keyof Card)[]) ours.delete(field)
  }
  await quiet()
  return { at, card, person, event, follow, death, send, quiet }
}

async function end({ at, card }: Awaited<ReturnType<typeof aRequest>>) {
  const state = await at.state()
  await at.stop()
  const stages = (state?.stages ?? []) as { stageId: string }[]
  return {
    card: { ...card, resolveBy: card.resolveBy === null ? null : Date.parse(card.resolveBy) },
    categoryId: state?.categoryId ?? null,
    dueAt: state?.dueAt?.getTime() ?? null,
    locked: state?.lockedAt !== null,
    responsibleId: state?.responsibleId,
    stageId: stages.at(-1)?.stageId,
  }
}

async function play(all: Schedule, ordered: boolean) {
  const request = await aRequest()
  for (const [number, { change: one, steps }] of all.entries()) {
    now = new Date(now.getTime() + one.after * secondMs)
    request.person(one.what, number)
    if (ordered) await request.quiet()
    else for (const name of steps) if (name !== 'nothing') await request[name]()
  }
  await request.quiet()
  return end(request)
}

it('a shuffled, repeated, delayed and broken schedule of changes ends where the ordered one does, the record too', async () => {
  let tried = 0
  await fc.assert(
    fc.asyncProperty(schedule, async (all) => {
      expect(await play(all, false)).toEqual(await play(all, true))
      tried += 1
    }),
    { numRuns: schedules },
  )
  figure('schedules of changes that end in the state of the ordered one', tried, 'schedules')
}, 1_800_000)
