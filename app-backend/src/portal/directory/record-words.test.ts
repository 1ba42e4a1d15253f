import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import type { Viewer } from '../session/viewer.ts'
import { createDirectoryStore } from './directory-store.ts'
import { createRecordWords, type RecordWords } from './record-words.ts'

const database = testDatabase()
const minute = 60_000
let clock: JumpingClock
let viewer: Viewer
let requests: Command[][]
let away: boolean
let words: RecordWords

const ok = (result: unknown): BatchItem => ({ ok: true, result })
const refused: BatchItem = { ok: false, fault: { code: 'portal.no-rights', detail: '', portalCode: 'ACCESS_DENIED' } }
const titles: Record<number, object[]> = {
  1: [{ id: 7, title: 'Не печатает пульт' }],
  3: [{ id: '8', name: 'Елена', lastName: 'Крылова' }],
}

function answer({ method, params = {} }: Command): BatchItem {
  const type = Number(params['entityTypeId'])
  if (method === 'crm.status.list') return ok([{ ENTITY_ID: 'STATUS', STATUS_ID: 'NEW', NAME: 'Новая' }])
  if (method === 'crm.item.list') return ok({ items: titles[type] ?? [] })
  if (type !== 1) return refused
  return ok({
    fields: { stageId: { type: 'crm_status', title: 'Стадия', statusType: 'STATUS', settings: [] } },
  })
}

beforeEach(async () => {
  clock = createClock()
  requests = []
  away = false
  const portal: Pick<PortalClient, 'batch'> = {
    async batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
      if (away) throw new AppError('portal.unavailable')
      const list = Object.entries<Command>(commands)
      requests.push(list.map(([, command]) => command))
      return Object.fromEntries(list.map(([key, command]) => [key, answer(command)])) as Record<Key, BatchItem>
    },
  }
  const portalId = await aTenantRow(database.prisma, clock.now())
  viewer = { portalId, userId: 5, name: 'Ольга', isAdmin: true, accessToken: 't' }
  const lists = createDirectoryStore(database.app)
  const inScope = createRecordWords({ portal, lists, clock })
  words = { of: (...asked) => inPortal(portalId, () => inScope.of(...asked)) }
})

const wanted = { types: [1, 1, 6], records: [{ entityTypeId: 1, id: 7 }] }

it('names the fields of a type with the values of its stages, and records, in one request', async () => {
  const records = [...wanted.records, { entityTypeId: 3, id: 8 }, { entityTypeId: 6, id: 55 }]
  const found = await words.of(viewer, 'ru', { ...wanted, records })
  expect(found.fields.get(1)).toEqual({ stageId: { title: 'Стадия', kind: 'text', names: { NEW: 'Новая' } } })
  expect(Object.fromEntries(found.titles)).toEqual({ '1.7': 'Не печатает пульт', '3.8': 'Елена Крылова' })
  expect(requests.map((one) => one.map(({ method }) => method))).toEqual([
    ['crm.status.list', 'crm.item.fields', 'crm.item.list', 'crm.item.list'],
  ])
})

it('keeps the fields for an hour in each language, and asks for titles each time: they are a matter of rights', async () => {
  await words.of(viewer, 'ru', wanted)
  await words.of(viewer, 'ru', wanted)
  expect(requests[1]?.map(({ method }) => method)).toEqual(['crm.item.list'])
  await words.of(viewer, 'en', { types: [1], records: [] })
  expect(requests[2]).toHaveLength(2)
  clock.setOffset(61 * minute)
  await words.of(viewer, 'ru', { types: [1], records: [] })
  expect(requests[3]).toHaveLength(2)
})

it('asks for at most 50 records a list, and for nothing when nothing is wanted', async () => {
  await words.of(viewer, 'ru', { types: [], records: [] })
  expect(requests).toEqual([])
  const many = Array.from({ length: 120 }, (_, at) => ({ entityTypeId: 1, id: at + 1 }))
  await words.of(viewer, 'ru', { types: [], records: many })
  const asked = requests[0]?.map(({ params }) => params?.['filter'] as { '@id': number[] })
  expect(asked?.map((filter) => filter['@id'].length)).toEqual([50, 50, 20])
})

it('a portal that is away costs the names it would have told, not those that are kept', async () => {
  await words.of(viewer, 'ru', wanted)
  away = true
  const found = await words.of(viewer, 'ru', { ...wanted, types: [1, 2] })
  expect([...found.fields.keys()]).toEqual([1])
  expect(found.titles.size).toBe(0)
})

it('a type that the viewer may not see stays without names', async () => {
  expect((await words.of(viewer, 'ru', { types: [2], records: [] })).fields.has(2)).toBe(false)
})
