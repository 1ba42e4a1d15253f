import { describe, expect, test } from 'vitest'
import { createRandom } from '../seed/random.ts'
import type { Random } from '../seed/random.ts'
import { seedBase } from '../seed/base.ts'
import { seedSmall } from '../seed/small.ts'
import { seedLarge } from '../seed/large.ts'
import { createState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asText } from '../wire/params.ts'
import { compileFilter } from './filter.ts'
import type { FoundPage } from './find.ts'
import { findPage } from './find.ts'
import { itemColumns } from './item-columns.ts'
import { compileOrder } from './order.ts'
import { deleteItem, knownType, updateItem } from './save.ts'
import { LEAD } from './type-ids.ts'

const state = createState()
seedBase(state)
seedSmall(state)
seedLarge(state, { leads: 6_000, contacts: 800, companies: 100 })
const leads = state.items.of(LEAD)
const columns = itemColumns(state, knownType(state, LEAD), true)
const find = (name: string) => columns.get(name)

let looked = 0
function page(filter: Params, order: Params, start: number, indexed = true): FoundPage {
  looked = 0
  const fits = compileFilter(filter, find)
  return findPage(leads, {
    filter,
    idName: 'id',
    matches: (item) => {
      looked += 1
      return fits(item)
    },
    order: compileOrder(order, find, 'id'),
    start,
    ...(indexed ? { find } : {}),
  })
}

const someLead = (random: Random) => leads.get(1 + random.below(6_000)) ?? leads.get(1)
/** Conditions as applications write them, with values that exist. */
const conditions: ((random: Random) => Params)[] = [
  (random) => ({ contactId: someLead(random)?.contactId }),
  (random) => ({ '=companyId': someLead(random)?.companyId }),
  (random) => ({ '@contactIds': [1 + random.below(800), 1 + random.below(800)] }),
  (random) => ({ originId: someLead(random)?.originId }),
  (random) => ({ '@id': Array.from({ length: 5 }, () => 1 + random.below(7_000)) }),
  (random) => ({ '>id': random.below(6_000) }),
  (random) => ({ '<=id': random.below(6_000) }),
  (random) => ({ '>updatedTime': someLead(random)?.updatedTime }),
  (random) => ({ '>=createdTime': someLead(random)?.createdTime, '<createdTime': someLead(random)?.createdTime }),
  (random) => ({ assignedById: 2 + random.below(4), stageId: ['NEW', 'WORK'] }),
  () => ({ '!stageId': 'CONVERTED' }),
  () => ({ companyId: null }),
  () => ({ '%title': 'автомат' }),
]
const orders: Params[] = [
  {},
  { id: 'DESC' },
  { updatedTime: 'ASC' },
  { createdTime: 'DESC', id: 'ASC' },
  { dateClosed: 'DESC' },
]

describe('a page found by indexes is the page found by walking', () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed))('random filter %i', (seed) => {
    const random = createRandom(seed)
    const some = () => conditions[random.below(conditions.length)]?.(random) ?? {}
    const filter: Params = { ...some(), ...some() }
    if (random.chance(0.3)) filter[0] = { logic: random.chance(0.7) ? 'OR' : 'AND', 0: some(), 1: some() }
    if (random.chance(0.1)) filter.logic = 'OR'
    const order = orders[random.below(orders.length)] ?? {}
    const start = random.pick([-1, 0, 50])
    // The world changes between the searches: indexes have to keep up.
    const changed = someLead(random)
    if (changed) updateItem(state, LEAD, changed.id, { contactIds: [1 + random.below(800)] }, { userId: 1 })
    const gone = someLead(random)
    if (gone && random.chance(0.2)) deleteItem(state, LEAD, gone.id, { userId: 1 })
    const found = page(filter, order, start)
    const walked = page(filter, order, start, false)
    expect(found.items.map((one) => one.id)).toEqual(walked.items.map((one) => one.id))
    expect([found.total, found.next]).toEqual([walked.total, walked.next])
  })
})

test.each<[string, Params, Params, number]>([
  ['of one contact', { contactId: 3 }, { id: 'DESC' }, 200],
  ['of one contact or its company', { logic: 'OR', 0: { contactIds: 3 }, 1: { companyId: 7 } }, {}, 600],
  ['with an outer number', { originatorId: 'old-desk', '@originId': ['D-30', 'D-31'] }, {}, 2],
  ['with known numbers', { '@id': [5, 10, 5_000] }, {}, 3],
])('a counted list %s looks at its own rows only', (_name, filter, order, most) => {
  const found = page(filter, order, 0)
  expect(found.total).toBe(page(filter, order, 0, false).total)
  page(filter, order, 0)
  expect(looked).toBeLessThanOrEqual(most)
})

test.each([0, 0.5, 0.9])('changes since a moment at %f of the table cost the page and no more', (depth) => {
  const times = [...leads.rows.values()].map((one) => asText(one.updatedTime)).sort()
  const since = times[Math.floor(times.length * depth)]
  const found = page({ '>updatedTime': since }, { updatedTime: 'ASC' }, -1)
  expect(found.items.length).toBeGreaterThan(0)
  expect(looked).toBe(found.items.length)
})

test('without conditions a page at any offset is cut and counted without looking at rows', () => {
  const everything = () => true
  const query = { filter: {}, idName: 'id', order: compileOrder({}, find, 'id'), find, readsAll: true }
  const found = findPage(leads, {
    ...query,
    start: 4_000,
    matches: () => {
      throw new Error('a row was looked at')
    },
  })
  const walked = findPage(leads, { ...query, readsAll: false, start: 4_000, matches: everything })
  expect(found).toEqual(walked)
})
