import { afterAll, beforeAll, expect, test } from 'vitest'
import { ItemTable } from '../store/item-table.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { findPage } from './find.ts'

const ROWS = 50_000
let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
  const leads = portal.state.items.of(1)
  for (let id = 100; id < 100 + ROWS; id += 1) {
    leads.put({
      id,
      title: `Запрос ${id}`,
      stageId: id % 3 === 0 ? 'NEW' : 'WORK',
      stageSemanticId: 'P',
      assignedById: 2 + (id % 4),
      contactIds: [1 + (id % 8)],
    })
  }
})
afterAll(() => portal.stop())

/** Processor time of the best of some rounds, milliseconds: the clock on the wall also counts the neighbours. */
async function cost(params: Record<string, unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 8; round += 1) {
    const before = process.cpuUsage()
    await portal.result('crm.item.list', {
      entityTypeId: 1,
      select: ['id', 'title', 'stageId', 'contactIds'],
      ...params,
    })
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}

test('a counted page of 50 000 leads, filtered and newest first, takes less than 50 ms', async () => {
  expect(await cost({ filter: { contactIds: 3, '!stageId': 'NEW' }, order: { id: 'DESC' }, start: 0 })).toBeLessThan(50)
})

test.each([0, 25_000, 49_000])('a keyset page after %i looks at its fifty rows only', (depth) => {
  let looked = 0
  const page = findPage(portal.state.items.of(1), {
    filter: { '>id': 100 + depth },
    idName: 'id',
    matches: () => (looked += 1) > 0,
    order: { byId: 'asc', compare: () => 0 },
    start: -1,
  })
  expect([page.items.length, page.items[0]?.id, looked]).toEqual([50, 101 + depth, 50])
})

test('ids stay in order when rows come late and go', () => {
  const table = new ItemTable()
  for (const id of [5, 1, 9, 3]) table.put({ id })
  table.delete(5)
  expect([...table.range(0, 100)].map((one) => one.id)).toEqual([1, 3, 9])
  expect([...table.range(1, 9, true)].map((one) => one.id)).toEqual([3])
})
