import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { LongTask, StepEnd } from '../platform/long-work/long-task.ts'
import { aPortalClient, aTenant, aViewer, storeTenant } from '../requests/testing.ts'
import { addFields, addSheet, connectBook } from './edit-sheets.ts'
import type { SheetDeps } from './export-deps.ts'
import { createSheetStore } from './store.ts'
import { PlayedSheet } from './testing/played-sheet.ts'
import { writeChanges } from './write-changes.ts'
import { writePass } from './write-pass.ts'

const database = testDatabase()
const clock = createClock()
const tenant = aTenant()
const viewer = aViewer(tenant)
const link = 'https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/edit'
const key = JSON.stringify({
  type: 'service_account',
  client_email: 'a@b.iam.gserviceaccount.com',
  private_key: '-----BEGIN PRIVATE KEY-----',
})
/** The portal: companies by number, and the fields that it has. */
const companies = new Map<number, Record<string, unknown>>()
const fields: Record<string, object> = {
  id: { type: 'integer', title: 'ID' },
  title: { type: 'string', title: 'Название' },
  assignedById: { type: 'user', title: 'Ответственный' },
}
const sheet = new PlayedSheet([])
let fault: AppError | null = null
/** Another pass is at work. */
let running = false
let db: Database
let deps: SheetDeps

/** Parts of a filter that the export asks by. */
interface Asked {
  '>id'?: unknown
  '@id'?: number[]
  '>=updatedTime'?: string
}

const { portal, asked } = aPortalClient({
  'server.time': () => new Date(clock.now()).toISOString(),
  profile: () => ({ ADMIN: true }),
  'crm.status.list': () => [],
  'crm.item.fields': () => ({ fields }),
  'crm.item.list': ({ filter }) => {
    const { '>id': after, '@id': ids, '>=updatedTime': since } = filter as Asked
    // References between pages are left as they are: the first page alone has a number.
    if (after !== undefined && typeof after !== 'number') return { items: [] }
    const all = [...companies.values()].filter(
      ({ id, updatedTime }) =>
        (ids === undefined || ids.includes(Number(id))) &&
        (after === undefined || Number(id) > after) &&
        (since === undefined || String(updatedTime) >= since),
    )
    return { items: all }
  },
})

function save(id: number, values: Record<string, unknown>) {
  companies.set(id, { ...companies.get(id), id, ...values, updatedTime: clock.now().toISOString() })
}

/** Runs a pass to its end, as the long work does. */
async function pass(): Promise<StepEnd> {
  const work = writePass(deps)
  let cursor = work.begin
  for (let end: StepEnd = 'more'; ;) {
    end = await work.step({
      taskId: randomUUID(),
      portalId: tenant.id,
      payload: { entityTypeIds: [4] },
      cursor,
      signal: new AbortController().signal,
      save: (next) => Promise.resolve(void (cursor = next)),
    })
    if (end !== 'more') return end
  }
}

const within = <Result>(work: () => Promise<Result>) => inPortal(tenant.id, work)
const column = (field: string) => sheet.rows.map((row) => row[sheet.columnOf(field)] ?? '')
const known = () => database.prisma.exportedSheet.findFirstOrThrow({ where: { portalId: tenant.id } })

beforeAll(async () => {
  db = createDatabase(database.url, createLogger('silent'))
  await storeTenant(database.prisma, tenant)
  deps = {
    db,
    clock,
    portal,
    store: createSheetStore(db.prisma),
    sealing: {
      seal: (plain) => Buffer.from(plain).toString('base64'),
      open: (sealed) => Buffer.from(sealed, 'base64').toString(),
    },
    longWork: {
      start: () =>
        running
          ? Promise.reject(new AppError('long-work.running', { params: { title: '' } }))
          : Promise.resolve({} as LongTask),
    },
    addJob: () => Promise.resolve(),
    open: () =>
      fault ? Object.assign(Object.create(sheet) as PlayedSheet, { look: () => Promise.reject(fault) }) : sheet,
    tenantOf: () => Promise.resolve(tenant),
    namesOf: () => Promise.resolve(new Map([[7, 'Олег Седов']])),
    figures: () => Promise.resolve([]),
    isOn: () => Promise.resolve(true),
  }
  for (const id of [1, 2, 3]) save(id, { title: `Компания ${id}`, assignedById: 7 })
})
afterAll(() => db.stop())

describe('a spreadsheet', () => {
  it('is connected, and a sheet in it made and filled; the key is kept sealed', async () => {
    await within(() => connectBook(deps, viewer, { link, key }))
    await within(() => addSheet(deps, viewer, 4))
    expect((await within(() => deps.store.book(tenant.id)))?.key).not.toContain('PRIVATE')
    expect(await within(pass)).toBe('done')
    expect(column('title')).toEqual(['Название', 'Компания 1', 'Компания 2', 'Компания 3'])
    expect(column('assignedById')[1]).toBe('Олег Седов')
    expect(await known()).toMatchObject({ title: 'Компании', fault: null, lastPass: { added: 3, same: 0 } })
  })

  it('follows what changed with one look of the portal, and asks Google nothing when nothing did', async () => {
    clock.setOffset(60_000)
    await within(() => writeChanges(deps, tenant))
    ;[asked.length, sheet.requests] = [0, { read: 0, write: 0 }]
    clock.setOffset(120_000)
    await within(() => writeChanges(deps, tenant))
    expect([asked, sheet.requests]).toEqual([['batch'], { read: 0, write: 0 }])
    save(2, { title: 'Заречье' })
    await within(() => writeChanges(deps, tenant))
    expect(column('title')).toContain('Заречье')
  })

  it('marks a record that an event named and the portal has no more', async () => {
    companies.delete(3)
    await within(() => deps.store.hear(db.prisma, tenant.id, 4, [3]))
    await within(() => writeChanges(deps, tenant))
    expect(column('_state')).toEqual(['Состояние записи', '', '', 'Удалена'])
    expect(await database.prisma.sheetHeard.count()).toBe(0)
  })

  it('marks at night what no event told of, and leaves people’s own columns alone', async () => {
    sheet.insertColumn(1)
    sheet.set(1, 1, '=A2*2')
    companies.delete(1)
    await within(pass)
    expect([column('_state')[1], sheet.rows[1]?.[1]]).toEqual(['Удалена', '=A2*2'])
  })

  it('gets a column for a new field on request alone, behind its last one', async () => {
    fields['UF_CRM_INN'] = { type: 'string', title: 'ИНН' }
    save(2, { UF_CRM_INN: '007701' })
    await within(pass)
    expect(sheet.columnOf('UF_CRM_INN')).toBe(-1)
    const add = () => within(() => addFields(deps, viewer, 4, ['UF_CRM_INN']))
    running = true
    await expect(add()).rejects.toMatchObject({ code: 'long-work.running' })
    expect((await known()).fields).not.toContain('UF_CRM_INN')
    running = false
    await add()
    await within(pass)
    expect(column('UF_CRM_INN')).toEqual(['ИНН', '', '007701', ''])
    expect(sheet.columnOf('UF_CRM_INN')).toBe(sheet.columns.length - 1)
  })

  it('that may not be written says so until it may again, and loses nothing', async () => {
    fault = new AppError('sheets.no-access')
    await expect(within(pass)).rejects.toMatchObject({ cause: { code: 'sheets.no-access' } })
    expect((await within(() => deps.store.book(tenant.id)))?.fault).toBe('sheets.no-access')
    fault = null
    await within(pass)
    expect((await within(() => deps.store.book(tenant.id)))?.fault).toBeNull()
  })

  it('is filled by the pass that runs while it is added', async () => {
    running = true
    await within(() => addSheet(deps, viewer, 3))
    running = false
    await within(pass)
    const added = await database.prisma.exportedSheet.findFirstOrThrow({ where: { entityTypeId: 3 } })
    expect(added).toMatchObject({ fault: null, comparedAt: expect.any(Date) })
  })

  it('waits as long as Google asks', async () => {
    fault = new AppError('sheets.limit', { params: { seconds: 60 } })
    const end = await within(pass)
    expect(end).toEqual({ again: expect.any(Date) })
    fault = null
  })
})
