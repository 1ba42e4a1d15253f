import { expect, it } from 'vitest'
import { routingFacts, routingRules } from './contract.ts'
import { createRoutingKind } from './routing-kind.ts'

const nothing = { count: async () => 0, page: async () => ({ records: [], next: null }), latest: async () => [] }
const kind = createRoutingKind({ peopleOf: async () => new Map(), history: nothing })
const rules = routingRules.parse({
  groups: [
    { id: 1, name: 'Северный филиал', members: [{ userId: 11 }] },
    { id: 2, name: 'Сервис', members: [{ userId: 12 }] },
  ],
  lines: [
    { groupId: 1, categoryIds: [], departmentIds: [5, 6] },
    { groupId: 2, categoryIds: ['7'] },
  ],
})
const people = [11, 12].map((userId) => ({ userId, name: `№ ${userId}`, away: null, open: 0 }))
const answer = (facts: object) => {
  const question = routingFacts.parse({ categoryId: '7', people, lastInTurn: [], previousUserId: null, ...facts })
  const { outcome, because } = kind.evaluate(rules, question, new Date('2026-11-23T09:00:00Z'))
  return [outcome.userId, because.map(({ code }) => code)]
}

it.each([
  ['the mailbox of a department goes to its group, whatever the category', { departmentId: 6, categoryId: null }, 11],
  ['the mailbox of another department goes by its category', { departmentId: 8 }, 12],
  ['a mailbox of no department goes by its category', { departmentId: null }, 12],
])('a request from %s', (_, facts, userId) => expect(answer(facts)[0]).toBe(userId))

it('says that the department decided, and only then', () => {
  expect([answer({ departmentId: 5 })[1], answer({})[1]]).toEqual([
    ['routing.by-department', 'routing.fewest-open'],
    ['routing.fewest-open'],
  ])
})
