import { expect, test } from 'vitest'
import { ItemTable } from '../store/item-table.ts'
import { compareBy, readSort, rowsBySort } from './item-sort.ts'

const table = new ItemTable()
for (let id = 1; id <= 1_200; id += 1) {
  const opportunity = id % 5 === 0 ? undefined : (id * 37) % 11
  table.put({ id, title: `Щит ${id % 7}`, ...(opportunity === undefined ? {} : { opportunity }) })
}

test.each(['title', '-title', 'opportunity', '-opportunity', 'assignedById'])(
  'a large table by %s comes from an index in the order that sorting gives, after changes too',
  (text) => {
    const sort = readSort(text)
    const walked = (): number[] => Array.from(rowsBySort(table, sort) ?? [], (one) => one.id)
    const sorted = (): number[] => [...table.rows.values()].sort(compareBy(sort)).map((one) => one.id)
    expect(walked()).toEqual(sorted())
    table.put({ id: 600, title: 'Автомат', opportunity: 99, assignedById: 3 })
    expect(walked()).toEqual(sorted())
  },
)

test('by number no index is needed', () => {
  expect(rowsBySort(table, readSort('-id'))).toBeNull()
})
