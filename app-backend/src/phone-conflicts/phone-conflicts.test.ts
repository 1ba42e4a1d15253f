import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { Cell } from '../platform/tables/write-table.ts'
import type { Command, Tenant, Viewer } from '../portal/index.ts'
import type { ConflictDeps } from './conflict-deps.ts'
import { conflictTable } from './conflict-table.ts'
import { endLook } from './conflict-store.ts'
import { lookAtPhones } from './look-at-phones.ts'
import { readConflicts } from './read-conflicts.ts'

const database = testDatabase()
const now = new Date('2026-11-23T09:00:00Z')
const [administrator, head, seller, colleague, stranger] = [1, 6, 7, 8, 9]
const shared = '8 (495) 118-09-81'
let db: Database
let portalId = ''
let requests = 0

type Item = Record<string, unknown> & { id: number; assignedById: number }
const phone = (value: string) => [{ typeId: 'PHONE', value }]
const crm: Record<number, Item[]> = {
  4: [
    { id: 1, title: 'Заречье', assignedById: seller, fm: phone(shared) },
    { id: 2, title: 'Северная', assignedById: stranger, fm: phone('+7 495 118-09-81') },
    { id: 3, title: 'Наши реквизиты', assignedById: seller, isMyCompany: 'Y', fm: phone('8 800 000-00-01') },
  ],
  3: [
    { id: 5, name: 'Нина', assignedById: stranger, companyIds: [9], fm: phone('88000000001') },
    { id: 6, name: 'Олег', assignedById: colleague, companyIds: [], fm: phone('+7 900 000-11-22 доб. 3') },
    { id: 7, name: 'Яна', assignedById: stranger, companyIds: [], fm: phone('+7 900 000-11-22') },
    { id: 8, name: 'Пётр', assignedById: stranger, companyIds: [], fm: phone('+79000003344') },
  ],
  1: [
    { id: 10, title: 'Заявка', assignedById: head, stageSemanticId: 'P', fm: phone('8 900 000-33-44') },
    { id: 11, title: 'Брак', assignedById: colleague, stageSemanticId: 'F', fm: phone(shared) },
  ],
}
/** Nobody below the head looks after it. */
const hiddenFromHead = new Set(['4/2'])

const portal: ConflictDeps['portal'] = {
  batch: (actor, commands) => {
    requests += 1
    const results = Object.entries<Command>(commands).map(([key, { method, params = {} }]) => {
      if (method === 'server.time') return [key, { ok: true, result: now.toISOString() }]
      if (method === 'profile') return [key, { ok: true, result: { ADMIN: true } }]
      const { entityTypeId, filter } = params as { entityTypeId: number; filter: Record<string, unknown> }
      const ids = filter['@id'] as number[] | undefined
      const isHead = actor.kind === 'viewer' && actor.userId === head
      const items = (crm[entityTypeId] ?? []).filter(
        ({ id }) => (ids?.includes(id) ?? true) && !(isHead && hiddenFromHead.has(`${entityTypeId}/${id}`)),
      )
      return [key, { ok: true, result: { items } }]
    })
    return Promise.resolve(Object.fromEntries(results))
  },
}
const person = (id: number, department: number) => ({
  id,
  name: `Сотрудник ${id}`,
  position: null,
  active: true,
  kind: 'employee' as const,
  zone: null,
  email: null,
  departments: [department],
})
const deps = (): ConflictDeps => ({
  db,
  portal,
  clock: { now: () => now } as ConflictDeps['clock'],
  people: {
    organisation: () =>
      Promise.resolve({
        fetchedAt: now,
        departments: [
          { id: 1, name: 'Продажи', parent: null, head },
          { id: 2, name: 'Другие', parent: null, head: null },
        ],
        people: [person(head, 1), person(seller, 1), person(colleague, 1), person(stranger, 2)],
      }),
  },
  longWork: { start: () => Promise.reject(new Error('not asked')) },
  tenantOf: () => Promise.resolve({ id: portalId, language: 'ru', origin: 'https://shchit.example' } as Tenant),
})
const viewer = (userId: number): Viewer => ({
  portalId,
  userId,
  isAdmin: userId === administrator,
  name: `Сотрудник ${userId}`,
  accessToken: 'token',
})
const read = (userId: number) => inPortal(portalId, () => readConflicts(deps(), viewer(userId), { after: 0 }))
const briefly = async (userId: number) =>
  (await read(userId)).conflicts.map(({ kind, owners }) => [
    kind,
    owners.map(({ entityTypeId, id, title }) => `${entityTypeId}/${id} ${title ?? 'скрыто'}`),
  ])

async function look(): Promise<void> {
  const work = lookAtPhones(deps())
  const at = { taskId: randomUUID(), portalId, payload: {}, signal: new AbortController().signal }
  let cursor = work.begin
  const save = (next: typeof cursor): Promise<void> => Promise.resolve(void (cursor = next))
  while ((await inPortal(portalId, () => work.step({ ...at, cursor, save }))) !== 'done');
}

beforeAll(async () => {
  db = createDatabase(database.url, pino({ level: 'silent' }))
  portalId = await aTenantRow(database.prisma, now)
  await look()
})
afterAll(() => db.stop())

describe('numbers of different people', () => {
  it('are found whatever their spelling, closed leads, own requisites and other extensions aside', async () => {
    expect(await briefly(administrator)).toEqual([
      ['companies', ['4/1 Заречье', '4/2 Северная']],
      ['client-and-lead', ['3/8 Пётр', '1/10 Заявка']],
    ])
    const { look: last, counts, next } = await read(administrator)
    expect([last, counts.companies, next]).toEqual([
      { state: 'done', records: 9, at: now.toISOString(), full: null },
      1,
      null,
    ])
  })

  it('are found by one request a thousand records, and shown by one', async () => {
    requests = 0
    await look()
    expect(requests).toBe(3)
    await read(administrator)
    expect(requests).toBe(4)
  })

  it('are shown to a head as far as somebody below is concerned, without what the portal hides', async () => {
    expect((await briefly(head))[0]).toEqual(['companies', ['4/1 Заречье', '4/2 скрыто']])
    expect((await read(head)).conflicts[0]?.owners[1]).toMatchObject({ path: null, responsible: { id: stranger } })
    expect(await briefly(stranger)).toEqual([])
  })

  it('are no longer shown when somebody has mended them', async () => {
    const [company] = crm[4] ?? []
    if (!company) throw new Error('no company')
    company.assignedById = stranger
    expect((await briefly(administrator)).map(([kind]) => kind)).toEqual(['client-and-lead'])
    company.assignedById = seller
  })

  it('are a table, a row a record, with links and what is proposed', async () => {
    const { rows } = await inPortal(portalId, () => conflictTable(deps(), viewer(administrator), 'ru'))
    const table = [...(rows as Iterable<readonly Cell[]>)]
    expect(table[1]).toEqual([
      1,
      '+74951180981',
      'Компании разных ответственных',
      'Компания № 2',
      'Северная',
      'Сотрудник 9',
      'https://shchit.example/crm/company/details/2/',
      'передать ответственному или убрать номер',
    ])
    expect(table).toHaveLength(4)
  })
})

it('a look that broke off leaves the last whole one, and its own numbers go with the next', async () => {
  await database.prisma.sharedPhone.createMany({
    data: [7, 8].map((responsibleId) => ({
      portalId,
      scanId: randomUUID(),
      phone: '+70000000000',
      entityTypeId: 1,
      entityId: responsibleId,
      responsibleId,
    })),
  })
  expect((await briefly(administrator)).length).toBe(2)
  await look()
  expect(await database.prisma.sharedPhone.count({ where: { portalId, phone: '+70000000000' } })).toBe(0)
})

it('of more numbers than are kept those of most people stay, and it is said that these are not all', async () => {
  const scanId = randomUUID()
  const numbers = Array.from({ length: 5_001 }, (_, at) => `+7${(9_000_000_000 + at).toString()}`)
  const owners = numbers.flatMap((number, at) =>
    // The last one is of three people.
    [seller, colleague, stranger].slice(0, at === 5_000 ? 3 : 2).map((responsibleId, entityId) => ({
      portalId,
      scanId,
      phone: number,
      entityTypeId: 4,
      entityId: at * 10 + entityId + 1,
      responsibleId,
    })),
  )
  await database.prisma.sharedPhone.createMany({ data: owners })
  await inPortal(portalId, () =>
    db.prisma.$transaction((tx) => endLook(tx, portalId, scanId, { records: 10_003, endedAt: now })),
  )
  expect(await database.prisma.sharedPhone.count({ where: { portalId, scanId } })).toBe(10_001)
  expect(await database.prisma.sharedPhone.count({ where: { portalId, phone: numbers.at(-1) ?? '' } })).toBe(3)
  expect((await read(administrator)).look.full).toBe(5_000)
  await look()
  expect((await read(administrator)).look.full).toBeNull()
}, 60_000)
