import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import { portalTime } from '../wire/time.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal({ seed: 'empty' })
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

type Row = Record<string, unknown>
const HOUR = 3_600_000
const ago = (hours: number): string => portalTime(Math.floor(portal.state.clock.now() / 1000) * 1000 - hours * HOUR)

const imported = (fields: Row, entityTypeId = 1): Promise<{ item: { id: number } }> =>
  portal.result('crm.item.import', { entityTypeId, fields, useOriginalUfNames: 'Y' })
const refused = async (fields: Row, userId: number = people.admin): Promise<unknown> =>
  (await portal.call('crm.item.import', { entityTypeId: 1, fields }, userId)).body.error
const read = async (id: number, entityTypeId = 1): Promise<Row> =>
  (await portal.result<{ item: Row }>('crm.item.get', { entityTypeId, id })).item

test('an import answers the number only and takes phones under their upper-case names', async () => {
  const answer = await imported({ name: 'Иван', PHONE: [{ VALUE: '+7 900 000-00-01', VALUE_TYPE: 'MOBILE' }] }, 3)
  expect(answer).toEqual({ item: { id: answer.item.id } })
  expect(await read(answer.item.id, 3)).toMatchObject({ hasPhone: 'Y', phoneMobile: '+7 900 000-00-01' })
})

// Bitrix24 docs: api-reference/crm/universal/import/index.
test('an import brings times and authors along', async () => {
  const times = { createdTime: ago(48), movedTime: ago(24), updatedTime: ago(12) }
  const { item } = await imported({ title: 'T', ...times, createdBy: 1, movedBy: 1, updatedBy: 1 })
  expect(await read(item.id)).toMatchObject({ ...times, createdBy: 1, movedBy: 1, updatedBy: 1 })
})

test('a record older than the last created one is refused, an equally old one is not', async () => {
  await imported({ title: 'A', createdTime: ago(48) })
  await imported({ title: 'B', createdTime: ago(48) })
  expect(await refused({ title: 'C', createdTime: ago(49) })).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
})

test('one item made by hand closes the past for the whole import', async () => {
  await portal.result('crm.item.add', { entityTypeId: 1, fields: { title: 'Живой' } })
  expect(await refused({ title: 'C', createdTime: ago(1) })).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
  expect(await refused({ title: 'C' })).toBeUndefined()
})

test.each([
  ['in the future', { createdTime: 'future' }],
  ['changed before it was made', { createdTime: 'h2', updatedTime: 'h3' }],
  ['moved before it was made', { createdTime: 'h2', movedTime: 'h3' }],
  ['moved after it was changed', { createdTime: 'h9', updatedTime: 'h5', movedTime: 'h4' }],
  ['not a time', { createdTime: 'yesterday' }],
])('a record %s is refused', async (_what, times: Record<string, string>) => {
  const named: Row = {}
  for (const [name, value] of Object.entries(times)) {
    const hours = /^h(\d+)$/.exec(value)?.[1]
    named[name] = value === 'future' ? ago(-1) : hours === undefined ? value : ago(Number(hours))
  }
  expect(await refused({ title: 'T', ...named })).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
})

test('whoever may import still does not set times, and whoever may not imports nothing', async () => {
  const small = await aPortal()
  const call = (fields: Row, userId: number): Promise<{ body: Row }> =>
    small.call('crm.item.import', { entityTypeId: 1, fields }, userId)
  expect((await call({ title: 'T', createdBy: 2 }, people.salesHead)).body.error).toBe(
    'CRM_FIELD_ERROR_VALUE_NOT_VALID',
  )
  expect((await call({ title: 'T' }, people.salesHead)).body.error).toBeUndefined()
  expect((await call({ title: 'T' }, people.agent)).body.error).toBe('ACCESS_DENIED')
  await small.stop()
})

// Bitrix24 docs: api-reference/crm/universal/import/crm-item-batch-import.
test('every row of a batch has its own outcome, in order, and one bad row stops nothing', async () => {
  const data = [{ title: 'A' }, { title: 'B', createdTime: 'bad' }, { title: 'C' }]
  const { items } = await portal.result<{ items: Row[] }>('crm.item.batchImport', { entityTypeId: 1, data })
  expect(items).toEqual([
    { item: { id: expect.any(Number) } },
    { error: 'CRM_FIELD_ERROR_VALUE_NOT_VALID', error_description: expect.any(String) },
    { item: { id: expect.any(Number) } },
  ])
})

test('the twenty-first row of a batch refuses all of it', async () => {
  const data = Array.from({ length: 21 }, (_one, index) => ({ title: `T${index}` }))
  const { body } = await portal.call('crm.item.batchImport', { entityTypeId: 1, data })
  expect(body.error).toBe('MAX_IMPORT_BATCH_SIZE_EXCEEDED')
  expect(portal.state.items.of(1).size).toBe(0)
})

test('the way over the stages of an imported item begins when it was imported', async () => {
  const { item } = await imported({ title: 'T', createdTime: ago(48) })
  const { items } = await portal.result<{ items: Row[] }>('crm.stagehistory.list', {
    entityTypeId: 1,
    filter: { OWNER_ID: item.id },
  })
  expect(items).toHaveLength(1)
  expect(Date.parse(String(items[0]?.CREATED_TIME))).toBeGreaterThan(Date.parse(ago(1)))
})
