import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { actorOf, type Params } from '../../portal/index.ts'
import { createRequestStore } from '../store.ts'
import { aCreateRight, aPortalClient, aTenant, aViewer } from '../testing.ts'
import { firstQuery, prepareList } from './list-requests.ts'

const database = testDatabase()

const lists = { stages: [], categories: [], people: [{ id: 7, name: 'Олег Седов', active: true }] }

/** The list over a played portal; what its answers left behind. */
function aList(list: (params: Params) => unknown) {
  const tenant = aTenant()
  const { portal, asked } = aPortalClient({ 'crm.item.list': list })
  const missed = vi.fn()
  let firstOnly = false
  const deps = {
    portal,
    directory: { of: () => Promise.resolve(lists), refresh: () => Promise.resolve(lists), missed },
    companyContacts: { of: () => Promise.resolve([]), drop: () => Promise.resolve(), dropAll: () => Promise.resolve() },
    contactsFilter: {
      firstOnly: () => Promise.resolve(firstOnly),
      refused: () => Promise.resolve(void (firstOnly = true)),
    },
    store: createRequestStore(database.prisma),
    clock: createClock(),
    createRight: aCreateRight,
  }
  const viewer = aViewer(tenant)
  const open = async () => {
    const prepared = await prepareList(deps, tenant, { kind: 'contact', id: 1 }, firstQuery, 7)
    return prepared.read(await portal.batch(actorOf(viewer), prepared.commands, { kind: 'read' }), viewer)
  }
  return { open, asked, missed }
}

it.each([
  ['known to the directory', [7, 7], 0],
  ['nobody', [null, 0], 0],
  ['unknown to the directory', [null, 7, 900], 1],
])('a responsible who is %s: of %j the directory is asked again %i times', async (_, responsible, times) => {
  const { open, missed } = aList(() => ({
    items: responsible.map((assignedById, at) => ({ id: at + 1, assignedById })),
  }))
  expect((await open()).rows).toHaveLength(responsible.length)
  expect(missed).toHaveBeenCalledTimes(times)
})

it('a portal older than the filter by all contacts is asked for first contacts, and says that some may be missing', async () => {
  const { open, asked } = aList(({ filter }) => {
    if (JSON.stringify(filter).includes('contactIds'))
      throw new AppError('portal.refused', { params: { portalCode: 'INVALID_ARG_VALUE' } })
    return { items: [{ id: 5 }] }
  })
  const [first, next] = [await open(), await open()]
  expect([first, next].map((page) => [page.rows.length, page.firstContactOnly])).toEqual([
    [1, true],
    [1, true],
  ])
  expect(asked).toEqual(['batch', 'batch', 'batch'])
})
