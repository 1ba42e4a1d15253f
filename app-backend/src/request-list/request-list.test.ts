import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Params, Tenant, Viewer } from '../portal/index.ts'
import { createWriteByPerson } from '../portal/writes/write-by-person.ts'
import {
  aContactsFilter,
  aCreateRight,
  aPortalClient,
  aTenant,
  aViewer,
  storeTenant,
  type PlayedMethods,
} from '../requests/testing.ts'
import { changeCell } from './change-cell.ts'
import { changeInBulk, previewBulk } from './change-requests.ts'
import { changeView, removeView, saveView } from './change-views.ts'
import { pageQuery, type PageQuery } from './contract.ts'
import { createFieldList } from './field-list.ts'
import { createLayoutStore } from './layout-store.ts'
import type { RequestListDeps } from './list-deps.ts'
import { readList } from './read-list.ts'
import { readPage } from './read-page.ts'
import { createViewStore } from './view-store.ts'

const database = testDatabase()
const clock = createClock()
const key = '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001'
const everything = { filter: { match: 'all' as const, groups: [] }, sort: { field: 'id', direction: 'desc' as const } }
let db: Database
let tenant: Tenant
let viewer: Viewer

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  tenant = aTenant()
  viewer = aViewer(tenant)
  await storeTenant(database.prisma, tenant)
})

const fields = {
  id: { type: 'integer', isReadOnly: true },
  title: { type: 'string' },
  stageId: { type: 'crm_status', statusType: 'STATUS' },
  assignedById: { type: 'user' },
  contactIds: { type: 'crm_contact', isMultiple: true },
  UF_KIND: { type: 'enumeration', title: 'Вид', isDynamic: true, items: [{ ID: '31', VALUE: 'Ремонт' }] },
  UF_CATEGORY: { type: 'enumeration', isDynamic: true },
  UF_RESOLVE_BY: { type: 'datetime', isDynamic: true },
}
const directory = {
  stages: [
    { id: 'NEW', name: 'Новый', sort: 1, color: null, meaning: 'process' as const },
    { id: 'WON', name: 'Решён', sort: 2, color: null, meaning: 'success' as const },
  ],
  people: [
    { id: 7, name: 'Олег Седов', active: true },
    { id: 9, name: 'Ирина Белова', active: true },
  ],
  categories: [],
}

const unwatched = () => Promise.resolve(null)

/** The slice over a played portal; `sharing`: the viewer may share views. */
function over(methods: PlayedMethods, sharing = false, checkStage: RequestListDeps['checkStage'] = unwatched) {
  const { portal, asked } = aPortalClient({ 'crm.item.fields': () => ({ fields }), ...methods })
  const kept = new Map<string, { data: unknown; fetchedAt: Date }>()
  const lists = {
    read: (_: string, kind: string) => Promise.resolve(kept.get(kind) ?? null),
    save: (_: string, kind: string, data: object, fetchedAt: Date) =>
      Promise.resolve(void kept.set(kind, { data, fetchedAt })),
  } as never
  const directories = {
    of: () => Promise.resolve(directory),
    refresh: () => Promise.resolve(directory),
    missed: () => {},
  }
  const writing = {
    prisma: db.prisma,
    trail: () => Promise.resolve(),
    clock,
    portal,
    remember: () => Promise.resolve(),
  }
  const deps: RequestListDeps = {
    db,
    clock,
    portal,
    directory: directories,
    fields: createFieldList({ portal, lists, directory: directories, clock }),
    views: createViewStore(db.prisma),
    layouts: createLayoutStore(db.prisma),
    store: { letterCounts: () => Promise.resolve(new Map()) },
    permissions: {
      of: () => Promise.resolve({ roles: [], actions: [] }),
      check: () => (sharing ? Promise.resolve() : Promise.reject(new AppError('permission.denied'))),
    },
    createRight: aCreateRight,
    companyContacts: { of: () => Promise.resolve([15]) },
    contactsFilter: aContactsFilter(),
    writes: { byPerson: createWriteByPerson(writing), undo: () => Promise.reject(new Error('not asked')) },
    checkStage,
    tenantOf: () => Promise.resolve(tenant),
    requestsWithWords: (_, text) => Promise.resolve(text === 'щит' ? [3] : null),
  }
  const run = <T>(work: () => Promise<T>) => inPortal(tenant.id, work)
  const page = (query: PageQuery) => run(() => readPage(deps, viewer, pageQuery.parse(query)))
  return { deps, asked, run, page }
}

const items = (params: Params, all: readonly Record<string, unknown>[]) => {
  const ids = (params['filter'] as { '@id'?: number[] } | undefined)?.['@id']
  return { items: params['entityTypeId'] === 1 ? all.filter(({ id }) => !ids || ids.includes(id as number)) : [] }
}

describe('a page', () => {
  it('with names, counts of views and any conditions is one request, the fields being known', async () => {
    const { page, asked, deps, run } = over({ 'crm.item.list': (params) => items(params, [{ id: 5, stageId: 'NEW' }]) })
    await run(() => deps.fields.of(tenant))
    asked.length = 0
    const columns = ['stageId', 'contactIds', 'UF_KIND']
    const { rows } = await page({ selection: everything, columns, count: ['open', 'mine', 'overdue'] })
    await page({ selection: everything, columns, after: 'id:5' })
    expect([asked, rows.map(({ stage }) => stage.name)]).toEqual([['batch', 'batch'], ['Новый']])
  })

  it('tells a view that the portal did not count from one without requests', async () => {
    const { page } = over({
      'crm.item.list': (params) => {
        if (JSON.stringify(params['filter']).includes('assignedById')) throw new AppError('portal.limit')
        return { items: [] }
      },
    })
    const { counts } = await page({ selection: everything, count: ['open', 'mine'] })
    expect(counts).toEqual({ open: 0, mine: null })
  })

  it('goes on behind a number by number, and by an offset in any other order', async () => {
    const starts: unknown[] = []
    const full = Array.from({ length: 50 }, (_, at) => ({ id: 100 - at }))
    const { page } = over({
      'crm.item.list': (params) => {
        starts.push([params['start'], params['filter']])
        return { items: full }
      },
    })
    const first = await page({ selection: everything })
    await page({ selection: everything, after: first.next })
    const byStage = { ...everything, sort: { field: 'stageId', direction: 'asc' as const } }
    const second = await page({ selection: byStage })
    await page({ selection: byStage, after: second.next })
    expect([first.next, second.next]).toEqual(['id:51', 'at:50'])
    expect(starts).toEqual([
      [0, {}],
      [-1, { 0: { '<id': 51 } }],
      [0, {}],
      [50, {}],
    ])
  })

  it('of words in letters asks the portal for those requests by number, so that it decides who sees them', async () => {
    const filters: string[] = []
    const { page } = over({
      'crm.item.list': (params) => {
        filters.push(JSON.stringify(params['filter']))
        return { items: [{ id: 3 }] }
      },
    })
    const { found, total } = await page({ selection: everything, search: 'щит' })
    expect([found?.requestIds, total]).toEqual([[3], 1])
    expect(filters.at(-1)).toContain('{"@id":[3]}')
  })

  it('of words that nothing is called by is read as typed on the other layout, and says so', async () => {
    const { page } = over({
      'crm.item.list': (params) => ({ items: JSON.stringify(params['filter']).includes('очередь') ? [{ id: 4 }] : [] }),
    })
    const [other, nothing] = [
      await page({ selection: everything, search: 'Jxthtlm' }),
      await page({ selection: everything, search: 'ytnfrjuj' }),
    ]
    expect([other.readAs, other.rows.map(({ id }) => id)]).toEqual(['очередь', [4]])
    expect([nothing.readAs, nothing.total]).toEqual([null, 0])
  })

  it('says which field is gone, also when the portal is the first to know', async () => {
    const groups = [{ match: 'all' as const, conditions: [{ field: 'UF_KIND', op: 'filled' as const }] }]
    const now: Record<string, unknown> = { ...fields }
    const { page } = over({
      'crm.item.fields': () => ({ fields: now }),
      'crm.item.list': (params) => {
        if (!('UF_KIND' in now) && JSON.stringify(params['filter']).includes('UF_KIND'))
          throw new AppError('portal.refused')
        return items(params, [{ id: 5 }])
      },
    })
    const selection = { ...everything, filter: { match: 'all' as const, groups } }
    expect((await page({ selection })).missing).toEqual([])
    delete now['UF_KIND']
    const after = await page({ selection })
    expect([after.missing, after.rows.length]).toEqual([['Вид'], 1])
  })

  it('by client of a portal that filters by first contacts alone is asked for those, and says so', async () => {
    const groups = [
      { match: 'all' as const, conditions: [{ field: 'contactIds', op: 'any-of' as const, values: ['17'] }] },
    ]
    const { page, asked } = over({
      'crm.item.list': (params) => {
        if (JSON.stringify(params['filter']).includes('contactIds'))
          throw new AppError('portal.refused', { params: { portalCode: 'INVALID_ARG_VALUE' } })
        return items(params, [{ id: 5 }])
      },
    })
    const selection = { ...everything, filter: { match: 'all' as const, groups } }
    const first = await page({ selection })
    asked.length = 0
    const next = await page({ selection })
    expect([first, next].map(({ rows, firstContactOnly }) => [rows.length, firstContactOnly])).toEqual([
      [1, true],
      [1, true],
    ])
    expect(asked).toEqual(['batch'])
    expect((await page({ selection: everything })).firstContactOnly).toBe(false)
  })
})

describe('views', () => {
  const view = { name: 'Мои щиты', shared: false, selection: everything }

  it('are the person’s own until somebody who may shares them', async () => {
    const { deps, run } = over({})
    const id = await run(() => saveView(deps, viewer, view))
    const other = { ...viewer, userId: 9 }
    const names = async (who: Viewer) =>
      (await run(() => readList(deps, who))).views.flatMap(({ name }) => (name === null ? [] : [name]))
    expect([id, await names(viewer), await names(other)]).toEqual([expect.stringMatching(/^v\d+$/), ['Мои щиты'], []])
    const number = Number(id.slice(1))
    await expect(run(() => changeView(deps, other, number, { ...view, revision: 1 }))).rejects.toMatchObject({
      code: 'request-view.not-found',
    })
    await expect(
      run(() => changeView(deps, viewer, number, { ...view, shared: true, revision: 1 })),
    ).rejects.toMatchObject({ code: 'permission.denied' })
    const head = over({}, true)
    await run(() => changeView(head.deps, viewer, number, { ...view, shared: true, revision: 1 }))
    expect(await names(other)).toEqual(['Мои щиты'])
    await expect(run(() => removeView(deps, other, number))).rejects.toMatchObject({ code: 'permission.denied' })
  })

  it('that somebody changed meanwhile are not written over', async () => {
    const { deps, run } = over({})
    const id = Number((await run(() => saveView(deps, viewer, view))).slice(1))
    await run(() => changeView(deps, viewer, id, { ...view, name: 'Первый', revision: 1 }))
    await expect(run(() => changeView(deps, viewer, id, { ...view, revision: 1 }))).rejects.toMatchObject({
      code: 'request-view.changed',
    })
  })
})

describe('a change', () => {
  const portalOf = (records: Record<string, unknown>[], refused: number[] = []) => {
    const written: unknown[] = []
    const methods: PlayedMethods = {
      'crm.item.list': (params) => items(params, records),
      'crm.item.update': ({ id, fields: values }) => {
        if (refused.includes(Number(id))) throw new AppError('portal.refused')
        written.push([id, values])
        return { item: { id, ...(values as object) } }
      },
    }
    return { ...over(methods), written }
  }

  it('of many requests is two requests to the portal; what is so already, hidden or refused stays', async () => {
    const records = [1, 2, 3].map((id) => ({ id, title: `Запрос ${id}`, stageId: id === 2 ? 'WON' : 'NEW' }))
    const { deps, run, written, asked } = portalOf(records, [3])
    const change = { ids: [1, 2, 3, 4], field: 'stageId', value: 'WON' }
    const preview = await run(() => previewBulk(deps, viewer, change))
    expect(preview).toMatchObject({ changes: 2, same: 1, gone: 1, rows: [{ id: 1 }, { id: 3 }] })
    expect(written).toEqual([])
    asked.length = 0
    const { results } = await run(() => changeInBulk(deps, viewer, { ...change, key }))
    expect(results.map(({ outcome }) => outcome)).toEqual(['written', 'same', 'refused', 'gone'])
    expect([written, asked]).toEqual([[[1, { stageId: 'WON' }]], ['batch', 'batch']])
    const rows = await database.prisma.ledgerEntry.findMany({ where: { portalId: tenant.id }, orderBy: { id: 'asc' } })
    expect(rows.map(({ state, before, after }) => [state, before, after])).toEqual([
      ['done', { stageId: 'NEW' }, { stageId: 'WON' }],
      ['failed', { stageId: 'NEW' }, { stageId: 'WON' }],
    ])
  })

  it('to a stage that asks for fields says beforehand who lacks them, and leaves those where they are', async () => {
    const records = [1, 2].map((id) => ({ id, stageId: 'NEW', UF_KIND: id === 1 ? null : 31 }))
    const written: unknown[] = []
    const methods: PlayedMethods = {
      'crm.item.list': (params) => items(params, records),
      'crm.item.update': ({ id }) => ({ item: { id: written.push(id) } }),
    }
    const checkStage: RequestListDeps['checkStage'] = (_, stageId) =>
      Promise.resolve({
        select: ['UF_KIND'],
        read: async (actor, beside) => ({
          answers: await deps.portal.batch(actor, beside, { kind: 'read' }),
          lacking: (record) => (stageId === 'WON' && record['UF_KIND'] === null ? ['Вид'] : []),
        }),
      })
    const { deps, run } = over(methods, false, checkStage)
    const change = { ids: [1, 2], field: 'stageId', value: 'WON' }
    const preview = await run(() => previewBulk(deps, viewer, change))
    expect(preview).toMatchObject({
      changes: 1,
      lacking: 1,
      rows: [
        { id: 1, lacks: ['Вид'] },
        { id: 2, lacks: [] },
      ],
    })
    const { results } = await run(() => changeInBulk(deps, viewer, { ...change, key }))
    expect(results.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['lacking', 'Вид'],
      ['written', ''],
    ])
    const cell = { field: 'stageId', value: 'WON', seen: [{ id: 'NEW', name: 'Новый' }], key }
    await expect(run(() => changeCell(deps, viewer, 1, cell))).rejects.toMatchObject({
      code: 'scenarios.lacking',
      params: { fields: 'Вид' },
    })
    expect(written).toEqual([2])
  })

  it('asked for twice by the same key is written once', async () => {
    const { deps, run, written } = portalOf([{ id: 1, stageId: 'NEW' }])
    const change = { ids: [1], field: 'stageId', value: 'WON', key }
    await run(() => changeInBulk(deps, viewer, change))
    const { results } = await run(() => changeInBulk(deps, viewer, change))
    expect([results[0]?.outcome, written.length]).toEqual(['written', 1])
  })

  it('of a cell is refused when a colleague was quicker, and says who and what', async () => {
    const { deps, run, written } = portalOf([{ id: 1, assignedById: 9, updatedBy: 9 }])
    const seen = [{ id: '7', name: 'Олег Седов' }]
    const change = { field: 'assignedById', value: '12', seen, key }
    await expect(run(() => changeCell(deps, viewer, 1, change))).rejects.toMatchObject({
      code: 'request.changed-meanwhile',
      params: { who: 'Ирина Белова', now: 'Ирина Белова' },
    })
    expect(written).toEqual([])
    await run(() => changeCell(deps, viewer, 1, { ...change, seen: [{ id: '9', name: '' }] }))
    expect(written).toEqual([[1, { assignedById: 12 }]])
  })

  it('of a client is refused with the name of the client who is there now', async () => {
    const records = [{ id: 1, contactIds: [17], updatedBy: 9 }]
    const { deps, run } = over({
      'crm.item.list': (params) =>
        params['entityTypeId'] === 3
          ? { items: [{ id: 17, name: 'Елена', lastName: 'Воронцова' }] }
          : items(params, records),
    })
    const change = { field: 'contactIds', value: ['18'], seen: null, key }
    await expect(run(() => changeCell(deps, viewer, 1, change))).rejects.toMatchObject({
      params: { now: 'Елена Воронцова' },
    })
  })

  it('of a field that the portal keeps is refused', async () => {
    const { deps, run } = portalOf([])
    await expect(
      run(() => changeCell(deps, viewer, 1, { field: 'id', value: 5, seen: null, key })),
    ).rejects.toMatchObject({ code: 'request.field-not-written' })
  })
})
