import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

interface BatchResult {
  result: Record<string, unknown>
  result_error: Record<string, { error: string }>
  result_total: Record<string, number>
  result_next: Record<string, number>
  result_time: Record<string, unknown>
}
const batch = (cmd: unknown, halt = 0): Promise<BatchResult> => portal.result<BatchResult>('batch', { cmd, halt })

test('commands run one after another and see earlier answers', async () => {
  const answer = await batch({
    lead: `crm.item.add?${new URLSearchParams({ entityTypeId: '1', 'fields[title]': 'Первый', 'fields[contactIds][]': '1' })}`,
    again: 'crm.item.get?entityTypeId=1&id=$result[lead][item][id]',
    encoded: `crm.item.get?entityTypeId=1&id=${encodeURIComponent('$result[lead][item][id]')}`,
    title:
      'crm.item.add?entityTypeId=1&fields[title]=Копия $result[again][item][title] ($result[again][item][contactIds])',
    whole: 'crm.item.add?entityTypeId=1&fields[title]=x&fields[contactIds]=$result[again][item][contactIds]',
  })
  expect(answer.result_error).toEqual([])
  expect(answer.result.encoded).toEqual(answer.result.again)
  expect(answer.result.title).toMatchObject({ item: { title: 'Копия Первый ()' } })
  expect(answer.result.whole).toMatchObject({ item: { contactIds: [1] } })
})

test('totals, next pages and times are listed by command; failed ones have no time', async () => {
  const before = portal.state.items.of(2).size
  for (let index = before; index < 60; index += 1)
    await portal.result('crm.item.add', { entityTypeId: 2, fields: { title: `Сделка ${index}` } })
  const answer = await batch({
    list: 'crm.item.list?entityTypeId=2',
    more: 'crm.item.list?entityTypeId=2&start=$next[list]',
    bad: 'crm.item.get?entityTypeId=2&id=999999',
  })
  expect(answer.result_total).toEqual({ list: 60, more: 60 })
  expect(answer.result_next).toEqual({ list: 50 })
  expect((answer.result.more as { items: unknown[] }).items).toHaveLength(10)
  expect(answer.result_error).toEqual({ bad: expect.objectContaining({ error: 'NOT_FOUND' }) })
  expect(Object.keys(answer.result_time)).toEqual(['list', 'more'])
})

test('keys from zero up come back as a list, no answers at all as an empty list', async () => {
  const listed = await batch(['profile', 'server.time'])
  expect(Array.isArray(listed.result)).toBe(true)
  const failed = await batch({ a: 'no.such' })
  expect(failed.result).toEqual([])
  portal.state.unknownMethods.clear()
})

test('halt stops at the first failure', async () => {
  const answer = await batch({ bad: 'crm.item.get?entityTypeId=1&id=0', after: 'profile' }, 1)
  expect(answer.result).toEqual([])
  expect(Object.keys(answer.result_error)).toEqual(['bad'])
})

test('a batch within a batch and the 51st command are refused one by one', async () => {
  const cmd = Object.fromEntries(
    Array.from({ length: 52 }, (_none, index) => [`k${index}`, index === 3 ? 'batch' : 'server.time']),
  )
  const answer = await batch(cmd)
  expect(Object.keys(answer.result)).toHaveLength(49)
  expect(answer.result_error).toMatchObject({
    k3: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
    k50: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
    k51: { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
  })
})

test('an unresolved reference is empty and never reaches a prototype', async () => {
  const answer = await batch({
    a: 'crm.item.add?entityTypeId=1&fields[title]=[$result[constructor][name]]$result[none][id]',
  })
  expect(answer.result.a).toMatchObject({ item: { title: '[]' } })
})

test('the journal keeps inner calls apart from the HTTP request', async () => {
  const before = portal.state.journal.read().length
  await batch({ a: 'profile', b: 'profile' })
  const records = portal.state.journal.read().slice(before)
  expect(records.map((one) => [one.method, one.inBatch])).toEqual([
    ['profile', true],
    ['profile', true],
    ['batch', false],
  ])
  expect(new Set(records.map((one) => one.httpId)).size).toBe(1)
})
