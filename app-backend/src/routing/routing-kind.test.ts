import { expect, it } from 'vitest'
import { inLang } from '../rule-sets/index.ts'
import { routingFacts, routingRules } from './contract.ts'
import { createRoutingKind } from './routing-kind.ts'

const nothing = { count: async () => 0, page: async () => ({ records: [], next: null }), latest: async () => [] }
const kind = createRoutingKind({
  peopleOf: async () => new Map([[11, 'Вера']]),
  namesOf: async () => new Map([['7', 'Поставка']]),
  history: nothing,
})
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

it('says which condition decided, and only then', () => {
  expect([answer({ departmentId: 5 })[1], answer({})[1]]).toEqual([
    ['routing.by-condition', 'routing.fewest-open'],
    ['routing.fewest-open'],
  ])
})

it('gives nobody a request out of the hours of its group', () => {
  const hours = { zone: 'Europe/Moscow', days: [1, 2, 3, 4, 5], from: 540, to: 1_080 }
  const daily = { ...rules, groups: rules.groups.map((group) => ({ ...group, hours })) }
  const question = routingFacts.parse({ categoryId: '7', people, lastInTurn: [], previousUserId: null })
  const at = (moment: string) => kind.evaluate(daily, question, new Date(moment)).outcome.userId
  expect([at('2026-11-23T09:00:00Z'), at('2026-11-23T20:00:00Z')]).toEqual([12, null])
})

it('counts the days of a deputy by the zone of the group, else of the portal', () => {
  const deputies = [{ userId: 12, deputyId: 11, from: '2026-12-01', to: '2026-12-05' }]
  const away = { code: 'person.absent', params: {} }
  const facts = { categoryId: '7', people: people.map((one) => (one.userId === 12 ? { ...one, away } : one)) }
  const question = routingFacts.parse({ ...facts, zone: 'Asia/Vladivostok', lastInTurn: [], previousUserId: null })
  const hours = { zone: 'Europe/Moscow', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 }
  const at = (zoned: boolean, moment: string) => {
    const groups = rules.groups.map((group) => ({ ...group, hours: zoned ? hours : null }))
    return kind.evaluate({ ...rules, groups, deputies }, question, new Date(moment)).outcome.userId
  }
  expect([at(false, '2026-11-30T13:59:00Z'), at(false, '2026-11-30T14:00:00Z')]).toEqual([null, 11])
  expect([at(true, '2026-11-30T20:59:00Z'), at(true, '2026-11-30T21:00:00Z')]).toEqual([null, 11])
  expect([at(true, '2026-12-05T20:59:00Z'), at(true, '2026-12-05T21:00:00Z')]).toEqual([11, null])
})

it('tells what differs between two versions in words', async () => {
  const [first] = rules.groups
  if (!first) throw new Error('no group')
  const after = routingRules.parse({
    groups: [{ ...first, members: [{ userId: 11, weight: 2, capacity: 20 }] }, rules.groups[1]],
    lines: [{ groupId: 2, categoryIds: ['7'], languages: ['en'] }, rules.lines[0]],
    deputies: [{ userId: 11, deputyId: 12, from: '2026-12-01', to: '2026-12-05' }],
  })
  const { changes } = await kind.speech('')
  expect(changes(rules, after).map((one) => [one.what.ru, inLang(one.before, 'ru'), inLang(one.after, 'ru')])).toEqual([
    [
      'Группа',
      'Северный филиал · у кого меньше открытых · Вера × 1',
      'Северный филиал · у кого меньше открытых · Вера × 2 ≤ 20',
    ],
    ['Что идёт в группу «Сервис»', 'Поставка', 'Поставка + en'],
    ['Заместители', null, 'Вера → № 12, 01.12.2026 – 05.12.2026'],
  ])
})
