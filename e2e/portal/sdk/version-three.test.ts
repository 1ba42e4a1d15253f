import { BatchRefV3, FilterV3 } from '@bitrix24/b24jssdk'
import type { AjaxError, B24OAuth } from '@bitrix24/b24jssdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logEvent } from '../store/log-event.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import { clientOf } from './client-of.ts'

/** The vendor's client on REST 3.0. Bitrix24 docs: api-reference/rest-v3. */
let portal: TestPortal
let client: B24OAuth
beforeAll(async () => {
  portal = await aPortal({ scopes: ['tasks', 'main'], unknownMethods: ['v3:crm.item.list'] })
  client = clientOf(portal)
  portal.state.eventLog.clear()
  for (let index = 0; index < 130; index += 1)
    logEvent(portal.state, { auditTypeId: 'USER_AUTHORIZE', userId: (index % 2) + 1, itemId: '1', description: '' })
})
afterAll(async () => {
  client.destroy()
  await portal.stop()
})

interface Row {
  id: number
}
const log = { method: 'main.eventlog.list', params: { select: ['id'] }, customKeyForResult: 'items' }

test('adds a task and reads it with a related person', async () => {
  const fields = { title: 'Проверить', creatorId: 1, responsibleId: people.agent }
  const added = await client.actions.v3.call.make<{ item: Row }>({ method: 'tasks.task.add', params: { fields } })
  const id = added.getData()?.result.item.id ?? 0
  const read = await client.actions.v3.call.make({
    method: 'tasks.task.get',
    params: { id, select: ['id', 'responsible.name'] },
  })
  expect(read.getData()?.result).toEqual({ item: { id, responsible: { name: 'Алексей' } } })
})

test('walks a list and a tail page by page', async () => {
  const list = await client.actions.v3.callList.make<Row>({ ...log, limit: 50 })
  expect(list.getData()).toHaveLength(130)
  const chunks: number[] = []
  for await (const chunk of client.actions.v3.fetchList.make<Row>({ ...log, limit: 60 })) chunks.push(chunk.length)
  expect(chunks).toEqual([60, 60, 10])
  const tail = await client.actions.v3.callTail.make<Row>({
    method: 'main.eventlog.tail',
    params: { select: ['id'] },
    initialValue: 100,
    limit: 7,
  })
  expect(tail.getData()?.map((one) => one.id)).toEqual(Array.from({ length: 30 }, (_none, index) => 101 + index))
})

test('filters by groups, their denial included', async () => {
  const filter = FilterV3.build(
    FilterV3.le('id', 6),
    FilterV3.not(FilterV3.eq('userId', 1)),
    FilterV3.or(FilterV3.eq('id', 2), FilterV3.between('id', 4, 5)),
  )
  const answer = await client.actions.v3.call.make<{ items: Row[] }>({
    method: 'main.eventlog.list',
    params: { select: ['id'], filter },
  })
  expect(answer.getData()?.result.items).toEqual([{ id: 2 }, { id: 4 }])
})

test('aggregates', async () => {
  const answer = await client.actions.v3.aggregate.make({
    method: 'main.eventlog.aggregate',
    select: { count: ['id'], max: ['id'] },
  })
  expect(answer.getData()).toEqual({ count: { id: 130 }, max: { id: 130 } })
})

test('runs a batch whose commands use earlier answers', async () => {
  const answer = await client.actions.v3.batch.make({
    calls: {
      log: { method: 'main.eventlog.list', params: { select: ['id'], pagination: { limit: 2 } } },
      again: {
        method: 'main.eventlog.list',
        params: { select: ['id'], filter: [['id', 'in', BatchRefV3.refArray('log.id')]] },
      },
      one: { method: 'main.eventlog.get', params: { id: BatchRefV3.ref('log.items.1.id'), select: ['id'] } },
    },
  })
  expect(answer.getData()).toEqual({
    log: { items: [{ id: 1 }, { id: 2 }] },
    again: { items: [{ id: 1 }, { id: 2 }] },
    one: { item: { id: 2 } },
  })
})

test.each<[string, number, string, Record<string, unknown>]>([
  ['ENTITYNOTFOUND', 400, 'tasks.task.get', { id: 99_999 }],
  ['VALIDATION_REQUESTVALIDATION', 400, 'tasks.task.get', {}],
  ['UNKNOWNDTOPROPERTY', 400, 'main.eventlog.list', { filter: [['nothing', '=', 1]] }],
  ['INVALIDSELECT', 400, 'main.eventlog.list', { select: 'id' }],
  ['METHODNOTFOUND', 404, 'crm.item.list', {}],
])('%s comes back as an answer without success', async (name, status, method, params) => {
  const answer = await client.actions.v3.call.make({ method, params })
  expect(answer.isSuccess).toBe(false)
  const [error] = [...answer.getErrors()] as AjaxError[]
  expect([error?.code, error?.status]).toEqual([`BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`, status])
})

test('the remarks to fields reach the caller', async () => {
  const answer = await client.actions.v3.call.make({ method: 'tasks.task.add', params: { fields: { title: 'T' } } })
  const [error] = [...answer.getErrors()] as AjaxError[]
  expect(error?.validation?.map((one) => one.field)).toEqual(['responsibleId', 'creatorId'])
})

test('a token that the portal holds for expired is not refreshed: the answer cannot be told from a denial', async () => {
  const before = portal.state.tokenPairs.size
  await portal.door('POST', 'faults', [{ kind: 'expired-token', match: { method: 'profile', times: 1 } }])
  const answer = await client.actions.v3.call.make({ method: 'profile' })
  const [error] = [...answer.getErrors()] as AjaxError[]
  expect([error?.code, error?.status]).toEqual(['BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION', 401])
  expect(portal.state.tokenPairs.size).toBe(before)
})
