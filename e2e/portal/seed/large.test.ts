import { afterAll, beforeAll, expect, test } from 'vitest'
import { multifieldsOf } from '../entities/multifields.ts'
import type { Item } from '../store/records.ts'
import { asText } from '../wire/params.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { seedLarge } from './large.ts'

const sizes = { leads: 3_000, contacts: 1_000, companies: 200 }
let portal: TestPortal
/** How many leads, contacts and companies the small world has. */
let small: Record<number, number>
beforeAll(async () => {
  portal = await aPortal()
  small = Object.fromEntries([1, 3, 4].map((type) => [type, portal.state.items.of(type).size]))
  seedLarge(portal.state, sizes)
})
afterAll(() => portal.stop())

/** Rows of the large world alone. */
const rows = (entityTypeId: number): Item[] =>
  [...portal.state.items.of(entityTypeId).rows.values()].slice(small[entityTypeId])

test('the large world stands on the small one, and is the same every time but for its times', async () => {
  expect([1, 3, 4].map((type) => rows(type).length)).toEqual([sizes.leads, sizes.contacts, sizes.companies])
  const second = await aPortal()
  seedLarge(second.state, sizes)
  const shown = (item: Item | undefined): unknown => [item?.title, item?.contactIds, item?.stageId, item?.assignedById]
  for (const id of [26, 1_000, 3_000])
    expect(shown(second.state.items.of(1).get(id))).toEqual(shown(portal.state.items.of(1).get(id)))
  await second.stop()
})

test('every link leads to a record that is there, every stage and person are the portal’s', () => {
  const { state } = portal
  const stages = new Set(
    [...state.statuses.values()].filter((one) => one.entityId === 'STATUS').map((one) => one.statusId),
  )
  const broken = rows(1).filter(
    (lead) =>
      !stages.has(asText(lead.stageId)) ||
      !state.users.has(Number(lead.assignedById)) ||
      (lead.contactId && !state.items.of(3).get(Number(lead.contactId))) ||
      (lead.companyId && !state.items.of(4).get(Number(lead.companyId))),
  )
  expect(broken).toEqual([])
})

test('requests were made over three years in the order of their numbers, none after now', () => {
  const times = rows(1).map((lead) => [asText(lead.createdTime), asText(lead.movedTime), asText(lead.updatedTime)])
  const created = times.map(([one]) => one ?? '')
  expect(created).toEqual(created.toSorted())
  expect(times.filter(([made, moved, touched]) => !(made! <= moved! && moved! <= touched!))).toEqual([])
  const years = (Date.parse(created.at(-1) ?? '') - Date.parse(created[0] ?? '')) / (365 * 24 * 3_600_000)
  expect(years).toBeCloseTo(3, 1)
  expect(Date.parse(created.at(-1) ?? '')).toBeLessThan(portal.state.clock.now())
})

test('no two clients share a phone or an address', () => {
  const clients = [...rows(3), ...rows(4)]
  const values = clients.flatMap((item) => multifieldsOf(item).map((one) => one.value))
  expect(new Set(values).size).toBe(values.length)
})

test('a seeded request is shown with the same fields as one that was added', async () => {
  const get = async (id: number) => {
    const { item } = await portal.result<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: 1, id })
    return Object.keys(item)
  }
  const added = await portal.result<{ item: { id: number } }>('crm.item.add', { entityTypeId: 1, fields: {} })
  expect(await get(100)).toEqual(await get(added.item.id))
})
