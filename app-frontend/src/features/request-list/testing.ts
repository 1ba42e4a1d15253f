import type { ListField, ListPage, ListRow, RequestList } from '@poryadok/app-backend/request-list/contract'
import { createElement } from 'react'
import type { PortalFrame } from '../../lib/services.ts'
import type { Boot } from '@poryadok/app-backend/portal/contract'
import { aBackend, type Backend, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import ClientRequestsView from './client-requests-view.tsx'
import RequestListSection from './request-list-section.tsx'
// What the screen loads once its first row stands: a test that is over by then would meet a module that comes too late.
import '../requests/peek-panel.tsx'
import './list-tools.tsx'
import './view-actions.tsx'

export const aField = (name: string, kind: ListField['kind'], over: Partial<ListField> = {}): ListField => ({
  name,
  title: name,
  kind,
  multiple: false,
  own: name.startsWith('UF_'),
  options: [],
  sortable: true,
  editable: true,
  ...over,
})

const everything = { filter: { match: 'all' as const, groups: [] }, sort: { field: 'id', direction: 'desc' as const } }
const stageIs = (op: 'open' | 'closed') => ({
  ...everything,
  filter: { match: 'all' as const, groups: [{ match: 'all' as const, conditions: [{ field: 'stageId', op }] }] },
})

/** What the list is told before its first page. */
export const aList = (over: Partial<RequestList> = {}): RequestList => ({
  entityTypeId: 1,
  fields: [
    aField('title', 'text', { title: 'Название лида' }),
    aField('stageId', 'stage', {
      options: [
        { id: 'NEW', name: 'Новый' },
        { id: 'WON', name: 'Решён' },
      ],
    }),
    aField('assignedById', 'person'),
    aField('UF_ORDER', 'link', {
      title: 'Заказ',
      editable: false,
      links: [
        { entityTypeId: 2, prefix: 'D_' },
        { entityTypeId: 1030, prefix: 'T406_' },
      ],
    }),
    aField('UF_SERIAL', 'text', { title: 'Серийный номер' }),
  ],
  views: [
    { id: 'open', name: null, shared: true, own: false, revision: 0, selection: stageIs('open') },
    { id: 'closed', name: null, shared: true, own: false, revision: 0, selection: stageIs('closed') },
    { id: 'all', name: null, shared: true, own: false, revision: 0, selection: everything },
  ],
  layout: {
    columns: ['stageId', 'assignedById', 'UF_SERIAL'],
    widths: {},
    density: 'dense',
    pinned: ['open', 'all'],
    first: 'open',
  },
  firstColumns: ['stageId'],
  people: [
    { id: 7, name: 'Олег Седов', active: true },
    { id: 9, name: 'Ирина Белова', active: true },
  ],
  me: 7,
  zone: 'Europe/Moscow',
  may: { share: true, change: true, export: true, create: true },
  ...over,
})

export const aListRow = (id: number, over: Partial<ListRow> = {}): ListRow => ({
  id,
  title: `Запрос ${id}`,
  stage: { id: 'NEW', name: 'Новый', color: null, meaning: 'process' },
  path: `/crm/lead/details/${id}/`,
  createdAt: '2026-11-23T12:00:00.000Z',
  letterCount: 0,
  lastLetterAt: null,
  values: {
    stageId: [{ id: 'NEW', name: 'Новый' }],
    assignedById: [{ id: '7', name: 'Олег Седов' }],
    UF_SERIAL: `АВ-${id}`,
  },
  ...over,
})

export const aListPage = (rows: ListRow[], over: Partial<ListPage> = {}): ListPage => ({
  rows,
  total: rows.length,
  next: null,
  counts: { open: rows.length, all: rows.length + 5 },
  found: null,
  missing: [],
  cut: false,
  amountsCut: false,
  readAs: null,
  firstContactOnly: false,
  notSearched: [],
  contactsCut: false,
  asOf: '2026-11-24T09:36:00.000Z',
  ...over,
})

/** `count` rows with numbers counting down from `from`. */
export const rowsFrom = (from: number, count: number): ListRow[] =>
  Array.from({ length: count }, (_, at) => aListRow(from - at))

interface Shown {
  list?: RequestList
  rows?: ListRow[]
  page?: Partial<ListPage>
  answers?: Parameters<typeof aBackend>[0]
}

/** The list on the screen over a played backend: three requests unless told otherwise. */
export function showList({
  list = aList(),
  rows = [3, 2, 1].map((id) => aListRow(id)),
  page,
  answers,
}: Shown = {}): Backend {
  const backend = aBackend({
    'GET /api/request-list': () => json(list),
    'POST /api/request-list/page': () => json(aListPage(rows, page)),
    'GET /api/request-list/export': () => json({ task: null, fileName: '' }),
    'PUT /api/request-list/layout': (_, body) => json(body),
    ...answers,
  })
  renderScreen(createElement(RequestListSection), { backend })
  return backend
}

/** The page of a client's card that has just come from the server: a contact with three open requests unless told otherwise. */
export const aTabBoot = (over: Partial<Boot> = {}): Boot =>
  aBoot({
    list: { ...aList(), people: [] },
    page: aListPage(rowsFrom(3, 3), { counts: { open: 3, closed: 0, all: 3 }, asOf: new Date().toISOString() }),
    ...over,
  })

interface ShownTab {
  boot?: Boot
  answers?: Parameters<typeof aBackend>[0]
  frame?: PortalFrame | null
}

/** The tab of a client's card over a played backend. */
export function showTab({ boot = aTabBoot(), answers, frame = null }: ShownTab = {}): Backend {
  const backend = aBackend({
    'GET /api/request-list': () => json(aList()),
    'GET /api/request-list/export': () => json({ task: null, fileName: '' }),
    'PUT /api/request-list/layout': (_, body) => json(body),
    ...answers,
  })
  renderScreen(createElement(ClientRequestsView), { backend, boot, frame })
  return backend
}
