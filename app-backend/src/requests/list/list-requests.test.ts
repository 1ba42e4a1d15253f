import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it, vi } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { actorOf } from '../../portal/index.ts'
import { createRequestStore } from '../store.ts'
import { aPortalClient, aTenant, aViewer } from '../testing.ts'
import { firstQuery, prepareList } from './list-requests.ts'

const database = testDatabase()

it.each([
  ['known to the directory', [7, 7], 0],
  ['nobody', [null, 0], 0],
  ['unknown to the directory', [null, 7, 900], 1],
])('a responsible who is %s: of %j the directory is asked again %i times', async (_, responsible, times) => {
  const tenant = aTenant()
  const lists = { stages: [], categories: [], people: [{ id: 7, name: 'Олег Седов', active: true }] }
  const missed = vi.fn()
  const { portal } = aPortalClient({
    'crm.item.list': () => ({ items: responsible.map((assignedById, at) => ({ id: at + 1, assignedById })) }),
  })
  const deps = {
    directory: { of: () => Promise.resolve(lists), refresh: () => Promise.resolve(lists), missed },
    companyContacts: { of: () => Promise.resolve([]), drop: () => Promise.resolve(), dropAll: () => Promise.resolve() },
    store: createRequestStore(database.prisma),
    clock: createClock(),
  }
  const list = await prepareList(deps, tenant, { kind: 'contact', id: 1 }, firstQuery, 7)
  const viewer = aViewer(tenant)
  const page = await list.read(await portal.batch(actorOf(viewer), list.commands, { kind: 'read' }), viewer)
  expect(page.rows).toHaveLength(responsible.length)
  expect(missed).toHaveBeenCalledTimes(times)
})
