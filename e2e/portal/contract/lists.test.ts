import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { ExampleWorld, type Place } from './replay/world.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

type Row = Record<string, unknown>

interface List {
  method: string
  /** Kind of record in `replay/kinds.ts`, and where it lives. */
  kind: string
  place?: Place
  params?: Row
  /** Key of the rows in `result`, when they are not `result` itself. */
  rows?: string
  /** Name of the number in filters and orders, and in rows. */
  id?: string
  shown?: string
}

const items = (entityTypeId: number): List => ({
  method: 'crm.item.list',
  kind: 'item',
  place: { entityTypeId },
  params: { entityTypeId },
  rows: 'items',
  id: 'id',
})
const old = (method: string, kind: string, more: Partial<List> = {}): List => ({ method, kind, ...more })
const catalog = (name: string, rows: string, kind: string, select: string[] = ['id', 'iblockId']): List => ({
  method: `catalog.${name}.list`,
  kind,
  rows,
  id: 'id',
  params: { select, filter: select.includes('iblockId') ? { iblockId: 14 } : {} },
})

const LISTS: readonly List[] = [
  ...[1, 2, 3, 4, 7, 31, 1030].map(items),
  old('crm.lead.list', 'item', { place: { entityTypeId: 1 } }),
  old('crm.deal.list', 'item', { place: { entityTypeId: 2 } }),
  old('crm.contact.list', 'item', { place: { entityTypeId: 3 } }),
  old('crm.company.list', 'item', { place: { entityTypeId: 4 } }),
  old('crm.quote.list', 'item', { place: { entityTypeId: 7 } }),
  old('crm.activity.list', 'activity'),
  old('crm.requisite.list', 'requisite'),
  old('crm.requisite.bankdetail.list', 'bankDetail'),
  old('crm.requisite.preset.list', 'preset'),
  old('user.get', 'user'),
  old('tasks.task.list', 'task', { rows: 'tasks', shown: 'id', params: { select: ['ID'] } }),
  catalog('product', 'products', 'product'),
  catalog('section', 'sections', 'catalogSection'),
  catalog('measure', 'measures', 'measure', ['id']),
  catalog('vat', 'vats', 'vat', ['id']),
  catalog('priceType', 'priceTypes', 'priceType', ['id']),
  old('crm.product.list', 'product'),
]

const FIRST = 20_000
const MADE = 53

// Bitrix24 docs: settings/how-to-call-rest-api/list-methods-pecularities
describe.each(LISTS.map((list) => ({ ...list, title: `${list.method} ${list.place?.entityTypeId ?? ''}` })))(
  '$title',
  ({ method, kind, place, params = {}, rows, id = 'ID', shown = id }) => {
    const filter = (params.filter ?? {}) as Row
    const page = async (more: Row): Promise<{ ids: number[]; total?: unknown; next?: unknown }> => {
      const { body } = await portal.call(method, { ...params, ...more })
      const result = (rows === undefined ? body.result : (body.result as Row)[rows]) as Row[]
      return { ids: result.map((one) => Number(one[shown])), total: body.total, next: body.next }
    }
    /** user.get sorts by words, the others by a map. */
    const sorted = (way: string): Row => (method === 'user.get' ? { sort: id, order: way } : { order: { [id]: way } })

    beforeAll(async () => {
      const world = new ExampleWorld(portal)
      for (let one = 0; one < MADE; one += 1) await world.have(kind, FIRST + one, place ?? {})
    })

    test('a page is of fifty, next leads to the rest, total counts all', async () => {
      const first = await page(sorted('ASC'))
      expect(first.ids).toHaveLength(50)
      expect(first.next).toBe(50)
      const last = Math.floor((Number(first.total) - 1) / 50) * 50
      const rest = await page({ ...sorted('ASC'), start: last })
      expect(rest.ids).toHaveLength(Number(first.total) - last)
      expect(rest.next).toBeUndefined()
      expect(rest.total).toBe(first.total)
    })

    test('start -1 counts nothing and the order may be turned', async () => {
      const down = await page({ ...sorted('DESC'), start: -1 })
      expect(down.ids[0]).toBe(FIRST + MADE - 1)
      expect(down.ids).toEqual(down.ids.toSorted((a, b) => b - a))
      expect(down.next).toBeUndefined()
      expect(down.total ?? 0).toBe(0)
    })

    test('numbers above the last one lead through everything', async () => {
      const above = await page({ ...sorted('ASC'), filter: { ...filter, [`>${id}`]: FIRST + MADE - 4 }, start: -1 })
      expect(above.ids).toEqual([FIRST + MADE - 3, FIRST + MADE - 2, FIRST + MADE - 1])
    })
  },
)
