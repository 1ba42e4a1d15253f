import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Params } from '../portal/index.ts'
import type { ClientRef } from '../requests/contract.ts'
import { aContactsFilter, aCreateRight, aPortalClient, aTenant, aViewer } from '../requests/testing.ts'
import { pageQuery, type Layout } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { prepareTab } from './open-tab.ts'
import { readPage } from './read-page.ts'
import { someFields } from './testing.ts'

const contact: ClientRef = { kind: 'contact', id: 15 }
const company: ClientRef = { kind: 'company', id: 7 }
const everything = { filter: { match: 'all' as const, groups: [] }, sort: { field: 'id', direction: 'desc' as const } }
const people = [{ id: 7, name: 'Олег Седов', active: true }]

/** A client's card over a played list of the portal; `layout`: what the viewer has made of the list. */
function aCard(list: (params: Params) => unknown, layout: Partial<Layout> | null = null) {
  const tenant = aTenant()
  const viewer = aViewer(tenant)
  const { portal, asked } = aPortalClient({ 'crm.item.list': list })
  const missed = vi.fn()
  const columns = ['stageId', 'UF_SERIAL']
  const kept: Layout = { columns, widths: {}, density: 'cosy', pinned: ['open'], first: 'mine', ...layout }
  const deps = {
    portal,
    clock: createClock(),
    tenantOf: () => Promise.resolve(tenant),
    directory: { of: () => Promise.resolve({ stages: [], people, categories: [] }), missed },
    fields: { of: () => Promise.resolve(someFields), refresh: () => Promise.resolve(someFields) },
    views: { of: () => Promise.resolve([]) },
    layouts: {
      read: () => Promise.resolve(layout && kept),
      columnsInUse: () => Promise.resolve(layout ? kept.columns : []),
    },
    store: { letterCounts: () => Promise.resolve(new Map()) },
    permissions: { of: () => Promise.resolve({ roles: [], actions: [] }) },
    createRight: aCreateRight,
    companyContacts: { of: () => Promise.resolve([15, 16]) },
    contactsFilter: aContactsFilter(),
  } as unknown as RequestListDeps
  const open = async (client: ClientRef) => {
    const tab = await prepareTab(deps, tenant, client)
    return tab.read(await portal.batch(actorOf(viewer), tab.commands, { kind: 'read' }), viewer)
  }
  const page = (client: ClientRef, after: string | null = null) =>
    readPage(deps, viewer, pageQuery.parse({ selection: everything, columns: ['contactIds'], client, after }))
  return { open, page, asked, missed }
}

/** Requests as the portal gives them; other records of its are nobody's. */
const requests =
  (...rows: object[]) =>
  ({ entityTypeId }: Params) => ({ items: entityTypeId === 1 ? rows : [] })

describe('the tab of a client', () => {
  it('opens in the request that proves the viewer, with the viewer’s own columns', async () => {
    const { open, asked } = aCard(requests({ id: 5, UF_SERIAL: 'АВ-5', UF_COUNT: 3 }), { columns: ['UF_SERIAL'] })
    const { list, page } = await open(contact)
    expect(asked).toEqual(['batch'])
    expect(list?.layout.columns).toEqual(['UF_SERIAL'])
    expect(page?.rows.map(({ values }) => values)).toEqual([{ UF_SERIAL: 'АВ-5', contactIds: null }])
    expect(Object.keys(page?.counts ?? {})).toEqual(['open', 'mine', 'overdue', 'uncategorized', 'closed', 'all'])
  })

  it('asks for this client’s requests alone, in counts and pages as in rows', async () => {
    const filters: unknown[] = []
    const { open, page, asked } = aCard(({ entityTypeId, filter }) => {
      if (entityTypeId === 1) filters.push((filter as Record<string, unknown>)['0'])
      return { items: [] }
    })
    await open(contact)
    await page(contact)
    await page(contact, 'id:9')
    expect(filters).toHaveLength(9)
    expect(new Set(filters.map((filter) => JSON.stringify(filter)))).toEqual(new Set(['{"contactIds":15}']))
    expect(asked).toEqual(['batch', 'batch', 'batch'])
  })

  it('of a company names its own person first, whichever place they have in the request', async () => {
    const names = [
      { id: 16, name: 'Борис', lastName: 'Зимин' },
      { id: 90, name: 'Чужой' },
    ]
    const { page } = aCard(({ entityTypeId, filter }) => {
      if (entityTypeId === 1) return { items: [{ id: 5, contactId: 90, contactIds: [90, 16] }] }
      const ids = (filter as { '@id': unknown[] })['@id']
      return { items: entityTypeId === 3 ? names.filter(({ id }) => id === 90 || ids.includes(id)) : [] }
    })
    const [row] = (await page(company)).rows
    expect(row?.values['contactIds']).toEqual([
      { id: '16', name: 'Борис Зимин' },
      { id: '90', name: 'Чужой' },
    ])
  })

  it('of a portal older than the filter by all contacts holds first contacts, and says that some may be missing', async () => {
    const { open, page, asked } = aCard(({ filter }) => {
      if (JSON.stringify(filter).includes('contactIds'))
        throw new AppError('portal.refused', { params: { portalCode: 'INVALID_ARG_VALUE' } })
      return { items: [{ id: 5 }] }
    })
    const [first, next] = [(await open(contact)).page, await page(contact)]
    expect([first, next].map((one) => [one?.rows.length, one?.firstContactOnly])).toEqual([
      [1, true],
      [1, true],
    ])
    // The opening, its refusal learnt and the answer to the filter of before; from then on one.
    expect(asked).toHaveLength(4)
  })
})

it.each([
  ['known to the directory', [7, 7], 0],
  ['nobody', [null, 0], 0],
  ['unknown to the directory', [null, 7, 900], 1],
])('a responsible who is %s: of %j the directory is asked again %i times', async (_, responsible, times) => {
  const rows = responsible.map((assignedById, at) => ({ id: at + 1, assignedById }))
  const { page, missed } = aCard(requests(...rows))
  expect((await page(contact)).rows).toHaveLength(responsible.length)
  expect(missed).toHaveBeenCalledTimes(times)
})
