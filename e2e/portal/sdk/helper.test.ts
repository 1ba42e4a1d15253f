import type { B24OAuth } from '@bitrix24/b24jssdk'
import { B24HelperManager, LoadDataType } from '@bitrix24/b24jssdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'
import { clientOf } from './client-of.ts'

/** The vendor's helper loads what every application asks for first. */
let portal: TestPortal
let client: B24OAuth
beforeAll(async () => {
  portal = await aPortal()
  client = clientOf(portal)
})
afterAll(async () => {
  client.destroy()
  await portal.stop()
})

test('loads application, profile, currency and options in a batch, and the formats of currencies in another', async () => {
  await portal.result('app.option.set', { options: { colour: 'blue' } })
  await portal.result('user.option.set', { options: { tab: 'mine' } })
  const before = portal.state.journal.read().length
  const helper = new B24HelperManager(client)
  await helper.loadData([
    LoadDataType.App,
    LoadDataType.Profile,
    LoadDataType.Currency,
    LoadDataType.AppOptions,
    LoadDataType.UserOptions,
  ])
  expect(helper.profileInfo.data).toMatchObject({ id: people.admin, isAdmin: true, name: 'Марина' })
  expect(helper.appInfo.data).toMatchObject({ code: portal.app.clientId, version: 1, status: 'L', isInstalled: true })
  expect(helper.paymentInfo.data).toEqual({ isExpired: false, days: 0 })
  expect(helper.licenseInfo.data).toMatchObject({ license: 'ru_basic', isSelfHosted: false })
  expect(helper.currency.baseCurrency).toBe('RUB')
  expect(helper.appOptions.getString('colour', '')).toBe('blue')
  expect(helper.userOptions.getString('tab', '')).toBe('mine')
  const requests = portal.state.journal
    .read()
    .slice(before)
    .filter((one) => !one.inBatch)
  expect(requests.map((one) => one.method)).toEqual(['batch', 'batch'])
})

test('the health check says whether the portal answers', async () => {
  expect(await client.tools.healthCheck.make()).toBe(true)
  expect(await client.tools.ping.make()).toBeGreaterThanOrEqual(0)
  await portal.door('PUT', 'settings', { closed: true })
  expect(await client.tools.healthCheck.make()).toBe(false)
  await portal.door('PUT', 'settings', { closed: false })
})

test('streams a list in pages', async () => {
  const sizes: number[] = []
  const pages = client.actions.v2.fetchList.make<{ id: number }>({
    method: 'crm.item.list',
    params: { entityTypeId: 1, select: ['id'] },
    idKey: 'id',
    customKeyForResult: 'items',
  })
  for await (const page of pages) sizes.push(page.length)
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(portal.state.items.of(1).size)
})
