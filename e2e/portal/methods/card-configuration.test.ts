import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.door('POST', 'restore', { name: 'start' })
  portal.state.apps.set(portal.app.clientId, portal.app)
})

const ITEM = 'crm.item.details.configuration'
const data = [{ name: 'main', title: 'О сделке', type: 'section', elements: [{ name: 'TITLE' }] }]

// Bitrix24 docs: api-reference/crm/deals/custom-form/crm-deal-details-configuration-get.
test('the old methods and the universal ones speak of one card, a funnel has its own', async () => {
  const extras = { dealCategoryId: 1 }
  expect(await portal.result('crm.deal.details.configuration.set', { scope: 'C', data, extras })).toBe(true)
  const params = { entityTypeId: 2, scope: 'C' }
  expect(await portal.result(`${ITEM}.get`, { ...params, extras })).toEqual([
    { ...data[0], elements: [{ name: 'TITLE', optionFlags: '0' }] },
  ])
  expect(await portal.result(`${ITEM}.get`, params)).toBeNull()
})

test('one’s own card is put back to the usual one, somebody else’s by the administrator only', async () => {
  const params = { entityTypeId: 3, scope: 'P' }
  await portal.result(`${ITEM}.set`, { ...params, data }, people.agent)
  const others = await portal.call(`${ITEM}.reset`, { ...params, userId: people.agent }, people.otherAgent)
  expect(others.body.error_description).toBe('Access denied.')
  expect(await portal.result(`${ITEM}.reset`, params, people.agent)).toBe(true)
  expect(await portal.result(`${ITEM}.get`, params, people.agent)).toBeNull()
})

test.each([
  ['x', "Parameter 'data' must be array."],
  [{ main: {} }, 'The data must be indexed array.'],
  [[], 'There are no data to write.'],
  [[{ title: 'T', type: 'section' }], 'Section at index 0 does not have name.'],
  [[{ name: 'a', title: 'T', type: 'tab' }], "Section at index 0 have type tab. The expected type is 'section'."],
  [
    [{ name: 'a', title: 'T', type: 'section', elements: [{}] }],
    'Element at index 0 in section at index 0 does not have name.',
  ],
])('data %j is refused', async (wrong, description) => {
  const { body } = await portal.call(`${ITEM}.set`, { entityTypeId: 1, data: wrong })
  expect(body.error_description).toBe(description)
})
