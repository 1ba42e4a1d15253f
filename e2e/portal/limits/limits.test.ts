import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Profile } from '../profile.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { costOf, PRICE } from './cost.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await aPortal({ limits: true })
})
afterEach(() => portal.stop())

const statuses = async (count: number, on: TestPortal = portal): Promise<number[]> => {
  const all: number[] = []
  for (let index = 0; index < count; index += 1) all.push((await on.call('profile')).status)
  return all
}
/** Real seconds between the calls drain nothing. */
const stopClock = ({ state: { clock } }: TestPortal): number => {
  const still = clock.now()
  clock.now = () => still
  return still
}

test('the 51st request at once is refused; two a second drain away', async () => {
  const still = stopClock(portal)
  expect(new Set(await statuses(50))).toEqual(new Set([200]))
  const { status, body } = await portal.call('profile')
  expect([status, body.error]).toEqual([503, 'QUERY_LIMIT_EXCEEDED'])
  portal.state.clock.now = () => still + 2_000
  expect(await statuses(5)).toEqual([200, 200, 200, 200, 503])
})

test('Enterprise lets 250 through and drains five a second', async () => {
  const large = await aPortal({ profile: 'enterprise', limits: true })
  const still = stopClock(large)
  expect(new Set(await statuses(250, large))).toEqual(new Set([200]))
  expect(await statuses(1, large)).toEqual([503])
  large.state.clock.now = () => still + 1_000
  expect(await statuses(6, large)).toEqual([200, 200, 200, 200, 200, 503])
  await large.stop()
})

test('a refused request does not raise the counter, wrong tokens do', async () => {
  stopClock(portal)
  for (let index = 0; index < 50; index += 1) await fetch(`${portal.url}/rest/profile?auth=wrong`)
  expect((await portal.call('profile')).status).toBe(503)
})

test('a batch of fifty counts as one request', async () => {
  const cmd = Array.from({ length: 50 }, () => 'server.time')
  for (let index = 0; index < 3; index += 1) expect((await portal.call('batch', { cmd })).status).toBe(200)
})

test('a method that spent its time is closed for its application, and the window reopens it', async () => {
  await portal.door('POST', 'limits', { costs: { 'crm.item.list': 300 } })
  const list = () => portal.call('crm.item.list', { entityTypeId: 1 })
  expect((await list()).body.time).toMatchObject({ operating: 300 })
  const crossing = await list()
  expect(crossing.status).toBe(200)
  expect(crossing.body.time).toMatchObject({ operating: 600 })
  const blocked = await list()
  expect([blocked.status, blocked.body.error]).toEqual([429, 'OPERATION_TIME_LIMIT'])
  expect((await portal.call('profile')).status).toBe(200)
  await portal.door('POST', 'webhooks', { userId: 1, secret: 'other', scopes: ['crm'] })
  expect((await fetch(`${portal.url}/rest/1/other/crm.item.list?entityTypeId=1`)).status).toBe(200)
  await portal.door('POST', 'clock', { advanceMs: 10 * 60_000 })
  expect((await list()).status).toBe(200)
})

test('a slot leaves ten minutes after its first call, the later ones stay (settings/performance/limits)', async () => {
  await portal.door('POST', 'limits', { costs: { profile: 100 } })
  interface Time {
    start: number
    operating: number
    operating_reset_at: number
  }
  const profile = async (): Promise<Time> => (await portal.call('profile')).body.time as Time
  const first = await profile()
  expect(first.operating_reset_at).toBe(Math.floor(first.start) + 600)
  await portal.door('POST', 'clock', { advanceMs: 5 * 60_000 })
  expect(await profile()).toMatchObject({ operating: 200, operating_reset_at: first.operating_reset_at })
  await portal.door('POST', 'clock', { advanceMs: 5 * 60_000 })
  const third = await profile()
  expect(third.operating).toBe(200)
  expect(third.operating_reset_at).toBeGreaterThan(first.operating_reset_at)
})

test('inner calls of a batch spend the time of their methods', async () => {
  await portal.door('POST', 'limits', { costs: { 'server.time': 250 } })
  const { body } = await portal.call('batch', { cmd: ['server.time', 'server.time', 'server.time'] })
  expect(body.result).toMatchObject({ result_error: { 2: { error: 'OPERATION_TIME_LIMIT' } } })
})

test('a batch that takes more than sixty model seconds is cut, and what it wrote stays', async () => {
  const before = portal.state.items.of(1).size
  const deep = 'crm.item.list?entityTypeId=1&start=10000'
  const cmd = ['crm.item.add?entityTypeId=1&fields[title]=T', ...Array.from({ length: 45 }, () => deep)]
  const { status, body } = await portal.call('batch', { cmd })
  expect([status, body.error]).toEqual([500, 'ERROR_UNEXPECTED_ANSWER'])
  expect(portal.state.items.of(1).size).toBe(before + 1)
  expect((await portal.call('batch', { cmd: cmd.slice(0, 30) })).status).toBe(200)
})

test('duration is model time: the same call says the same on every machine', async () => {
  const { body } = await portal.call('crm.item.list', { entityTypeId: 1, start: -1, select: ['id'] })
  const { processing } = body.time as { processing: number }
  const rows = (body.result as { items: unknown[] }).items.length
  expect(processing).toBeCloseTo(PRICE.call + rows * PRICE.rowReturned, 10)
})

describe('the cost model', () => {
  const rows = (count: number) => ({ result: { items: Array.from({ length: count }, () => ({})) } })
  const list = (params: Record<string, unknown>, total?: number): number =>
    costOf('crm.item.list', params, { ...rows(50), ...(total === undefined ? {} : { total }) })

  test('grows with the rows returned, counted and skipped', () => {
    const keyset = list({ start: -1 })
    expect(costOf('crm.item.list', { start: -1 }, rows(10))).toBeLessThan(keyset)
    expect(list({}, 300_000)).toBeGreaterThan(10 * keyset)
    expect(list({ start: 299_950 }, 300_000)).toBeGreaterThan(1000 * keyset)
  })

  test('makes a write dearer than a read, and a row of a bulk import cheaper than a write', () => {
    const write = costOf('crm.item.add', {}, { result: { item: {} } })
    expect(write).toBeGreaterThan(4 * costOf('crm.item.get', {}, { result: { item: {} } }))
    const bulk = costOf('crm.item.batchImport', { data: Array.from({ length: 20 }, () => ({})) }, { result: {} })
    expect(bulk / 20).toBeLessThan(write / 4)
  })
})

test.each<[Profile, boolean]>([
  ['box', false],
  ['box-old', false],
  ['cloud', true],
])('in the profile %s `operating` is in the answers: %s', async (profile, there) => {
  const other = await aPortal({ profile, limits: profile === 'cloud' })
  const { body } = await other.call('profile')
  expect('operating' in (body.time as object)).toBe(there)
  await other.stop()
})

test('a box whose load limiter is switched on has 420 seconds and no bucket', async () => {
  const box = await aPortal({ profile: 'box', limits: true })
  await box.door('POST', 'limits', { costs: { profile: 421 } })
  const answers = await statuses(2, box)
  expect(answers).toEqual([200, 429])
  for (let index = 0; index < 60; index += 1) await box.call('server.time')
  expect((await box.call('server.time')).body.time).toHaveProperty('operating')
  await box.stop()
})

test('a box that was not updated lacks methods and REST 3.0', async () => {
  const old = await aPortal({ profile: 'box-old' })
  const name = 'crm.item.details.configuration.get'
  expect((await old.call(name, { entityTypeId: 1 })).status).toBe(404)
  expect(await old.result('method.get', { name })).toEqual({ isExisting: false, isAvailable: false })
  expect(await old.result<string[]>('methods')).not.toContain(name)
  const three = await fetch(`${old.url}/rest/api/profile`, { method: 'POST' })
  expect(await three.json()).toMatchObject({ error: 'ERROR_METHOD_NOT_FOUND' })
  expect(await old.result('app.info')).toMatchObject({ LICENSE: 'ru_selfhosted' })
  // The filter by all contacts of a record came later; the one by the first contact was always there.
  const by = (filter: object) => old.call('crm.item.list', { entityTypeId: 1, filter, select: ['id'] })
  expect((await by({ contactIds: 1 })).body.error).toBe('INVALID_ARG_VALUE')
  expect((await by({ contactId: 1 })).status).toBe(200)
  await old.stop()
})
