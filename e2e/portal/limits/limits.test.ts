import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await aPortal({ limits: true })
})
afterEach(() => portal.stop())

const statuses = async (count: number): Promise<number[]> => {
  const all: number[] = []
  for (let index = 0; index < count; index += 1) all.push((await portal.call('profile')).status)
  return all
}

test('the 51st request at once is refused; two a second drain away', async () => {
  // A stopped clock: real seconds between the calls drain nothing.
  const { clock } = portal.state
  const still = clock.now()
  clock.now = () => still
  expect(new Set(await statuses(50))).toEqual(new Set([200]))
  const { status, body } = await portal.call('profile')
  expect([status, body.error]).toEqual([503, 'QUERY_LIMIT_EXCEEDED'])
  clock.now = () => still + 2_000
  expect(await statuses(5)).toEqual([200, 200, 200, 200, 503])
})

test('a batch of fifty counts as one request', async () => {
  const cmd = Array.from({ length: 50 }, () => 'server.time')
  for (let index = 0; index < 3; index += 1) expect((await portal.call('batch', { cmd })).status).toBe(200)
})

test('a method that spent its time is closed, others go on, and the window reopens it', async () => {
  await portal.door('POST', 'limits', { costs: { 'crm.item.list': 300 } })
  const list = () => portal.call('crm.item.list', { entityTypeId: 1 })
  expect((await list()).body.time).toMatchObject({ operating: 300 })
  const crossing = await list()
  expect(crossing.status).toBe(200)
  expect(crossing.body.time).toMatchObject({ operating: 600 })
  const blocked = await list()
  expect([blocked.status, blocked.body.error]).toEqual([429, 'OPERATION_TIME_LIMIT'])
  expect((await portal.call('profile')).status).toBe(200)
  await portal.door('POST', 'clock', { advanceMs: 10 * 60_000 })
  expect((await list()).status).toBe(200)
})

test('inner calls of a batch spend the time of their methods', async () => {
  await portal.door('POST', 'limits', { costs: { 'server.time': 250 } })
  const { body } = await portal.call('batch', { cmd: ['server.time', 'server.time', 'server.time'] })
  expect(body.result).toMatchObject({ result_error: { 2: { error: 'OPERATION_TIME_LIMIT' } } })
})

test('a box has no limits and no operating in its answers', async () => {
  const box = await aPortal({ edition: 'box', limits: false })
  const { body } = await box.call('profile')
  expect(body.time).not.toHaveProperty('operating')
  await box.stop()
})
