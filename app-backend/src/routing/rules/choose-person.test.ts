import { describe, expect, it } from 'vitest'
import { choosePerson, type ChoosePersonFacts } from './choose-person.ts'
import type { Group } from './group.ts'
import type { PersonFacts } from './person-facts.ts'

const later = new Date('2026-11-30T00:00:00Z')
const away = { code: 'person.absent', params: { until: later.toISOString() } }
const person = (userId: number, changes: Partial<PersonFacts> = {}): PersonFacts => ({
  userId,
  name: `№ ${userId}`,
  away: null,
  open: 0,
  ...changes,
})
const group = (changes: Partial<Group> = {}): Group => ({
  id: 1,
  active: true,
  open: true,
  today: '2026-11-23',
  members: [11, 12, 13].map((userId) => ({ userId, weight: 1, capacity: null })),
  strategy: 'fewest-open',
  previousFirst: false,
  overflowTo: null,
  ...changes,
})
function choose(
  people: readonly PersonFacts[],
  groups: readonly Group[] = [group()],
  changes: Partial<ChoosePersonFacts> = {},
) {
  return choosePerson({
    groupId: 1,
    groups: new Map(groups.map((one) => [one.id, one])),
    people: new Map(people.map((one) => [one.userId, one])),
    deputies: [],
    lastInTurn: new Map(),
    previousUserId: null,
    ...changes,
  })
}
const three = (...open: number[]) => open.map((count, at) => person(11 + at, { open: count }))

describe('the least loaded', () => {
  it('gets the request', () => expect(choose(three(3, 1, 2)).userId).toBe(12))
  it('is found by the weight of each', () => {
    const members = [
      { userId: 11, weight: 3, capacity: null },
      { userId: 12, weight: 1, capacity: null },
    ]
    expect(choose(three(5, 2), [group({ members })]).userId).toBe(11)
  })
  it('of equals is the next in turn', () => {
    expect(choose(three(1, 1, 1), [group()], { lastInTurn: new Map([[1, 11]]) }).userId).toBe(12)
  })
})

describe('turns', () => {
  const turns = group({ strategy: 'round-robin' })
  it.each([
    [undefined, 11],
    [11, 12],
    [13, 11],
    // Whoever had the last turn is no member any more.
    [99, 11],
  ])('go on after %s to %i', (last, next) => {
    const lastInTurn = new Map(last === undefined ? [] : [[1, last]])
    expect(choose(three(5, 0, 0), [turns], { lastInTurn }).userId).toBe(next)
  })
})

describe('a member', () => {
  it('who is away is skipped, and it says why', () => {
    const { userId, candidates } = choose([person(11, { away }), person(12, { open: 9 }), person(13, { open: 10 })])
    expect(userId).toBe(12)
    expect(candidates[0]?.skipped).toEqual(away)
  })

  it('who is full is skipped', () => {
    const members = [11, 12, 13].map((userId) => ({ userId, weight: 1, capacity: 2 }))
    const { userId, candidates } = choose(three(2, 3, 1), [group({ members })])
    expect(userId).toBe(13)
    expect(candidates.map(({ skipped }) => skipped?.code ?? null)).toEqual(['routing.full', 'routing.full', null])
  })

  it('whom nobody knows is skipped', () => expect(choose([person(13)]).userId).toBe(13))

  it('is replaced by the deputy of these days', () => {
    const deputies = [{ userId: 11, deputyId: 21, from: '2026-11-20', to: '2026-11-23' }]
    const people = [person(11, { away }), person(12, { open: 5 }), person(13, { open: 5 }), person(21)]
    const { userId, because, candidates } = choose(people, [group()], { deputies })
    expect(userId).toBe(21)
    expect(because).toEqual([{ code: 'routing.deputy', params: { open: 0, insteadOf: 11 } }])
    expect(candidates[0]).toMatchObject({ userId: 21, insteadOf: 11, skipped: null })
  })
})

describe('who served the client last', () => {
  it('comes first where the group says so', () => {
    const facts = { previousUserId: 13 }
    expect(choose(three(0, 0, 9), [group({ previousFirst: true })], facts).userId).toBe(13)
    expect(choose(three(0, 0, 9), [group()], facts).userId).toBe(11)
  })
})

describe('a group where nobody can', () => {
  const absent = [11, 12, 13].map((userId) => person(userId, { away }))
  const second = group({ id: 2, members: [{ userId: 31, weight: 1, capacity: null }] })
  it('overflows, and both are told', () => {
    const { userId, groupId, because } = choose([...absent, person(31)], [group({ overflowTo: 2 }), second])
    expect([userId, groupId]).toEqual([31, 2])
    expect(because.map(({ code }) => code)).toEqual(['routing.nobody-able', 'routing.fewest-open'])
  })
  it('leaves the request in sight when nobody else can either, also round in a circle', () => {
    const circle = [group({ overflowTo: 2 }), { ...second, overflowTo: 1 }]
    const { userId, because } = choose(absent, circle)
    expect(userId).toBeNull()
    expect(because.map(({ code }) => code)).toEqual(['routing.nobody-able', 'routing.nobody-able', 'routing.nobody'])
  })
  it('overflows out of its hours, and says so', () => {
    const { groupId, because } = choose(
      [...three(0, 0, 0), person(31)],
      [group({ open: false, overflowTo: 2 }), second],
    )
    expect([groupId, because[0]?.code]).toEqual([2, 'routing.out-of-hours'])
  })
  it('is told from one that is off', () => {
    expect(choose(three(0, 0, 0), [group({ active: false })]).because[0]?.code).toBe('routing.group-off')
  })
})

it('fifty requests in one second are spread as the strategy says', () => {
  const open = new Map([11, 12, 13].map((userId) => [userId, 0]))
  const lastInTurn = new Map<number, number>()
  for (let count = 0; count < 50; count += 1) {
    const people = Array.from(open, ([userId, own]) => person(userId, { open: own }))
    const { userId } = choose(people, [group()], { lastInTurn })
    if (userId === null) throw new Error('nobody')
    open.set(userId, (open.get(userId) ?? 0) + 1)
    lastInTurn.set(1, userId)
  }
  expect([...open.values()].toSorted((a, b) => a - b)).toEqual([16, 17, 17])
})
