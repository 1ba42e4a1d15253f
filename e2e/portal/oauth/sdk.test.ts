import { B24OAuth } from '@bitrix24/b24jssdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

/** The vendor's own client, unmodified, against this portal. */
let portal: TestPortal
let client: B24OAuth
beforeEach(async () => {
  portal = await aPortal()
  client = clientOf(portal)
})
afterEach(async () => {
  client.destroy()
  await portal.stop()
})

function clientOf({ state, app, url, oauthUrl }: TestPortal): B24OAuth {
  const token = state.tokens.mint(app.clientId, people.admin)
  const client = new B24OAuth(
    {
      applicationToken: app.applicationToken,
      userId: people.admin,
      memberId: state.memberId,
      accessToken: token.accessToken,
      refreshToken: token.refreshToken,
      expires: Math.floor(token.expiresAt / 1000),
      expiresIn: 3600,
      scope: app.scopes.join(','),
      domain: new URL(url).host,
      clientEndpoint: `${url}/rest/`,
      serverEndpoint: `${oauthUrl}/rest/`,
      status: 'L',
    },
    { clientId: app.clientId, clientSecret: app.clientSecret },
  )
  client.offClientSideWarning()
  return client
}

interface ItemsPage {
  items: { id: number }[]
}

test('calls a method and reads the result', async () => {
  const answer = await client.actions.v2.call.make<{ item: { id: number; title: string } }>({
    method: 'crm.item.get',
    params: { entityTypeId: 1, id: 1 },
  })
  expect(answer.getData()?.result.item).toMatchObject({ id: 1, title: 'Отключается вводной автомат' })
})

test('knows the administrator by profile', async () => {
  await client.initIsAdmin()
  expect(client.auth.isAdmin).toBe(true)
})

test('a refusal of the portal is the client’s error with its code', async () => {
  const failing = client.actions.v2.call.make({ method: 'crm.item.get', params: { entityTypeId: 1, id: 99_999 } })
  await expect(failing).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('runs a batch by names', async () => {
  const answer = await client.actions.v2.batch.make({
    calls: {
      me: { method: 'profile', params: {} },
      leads: { method: 'crm.item.list', params: { entityTypeId: 1, select: ['id'], filter: { '@id': [1, 2] } } },
    },
    options: { isHaltOnError: false },
  })
  expect(answer.isSuccess).toBe(true)
  expect(answer.getData()).toMatchObject({ me: { ID: '1' }, leads: { items: [{ id: 1 }, { id: 2 }] } })
})

test('walks a whole list by the id keyset', async () => {
  for (let index = portal.state.items.of(2).size; index < 120; index += 1)
    await portal.result('crm.item.add', { entityTypeId: 2, fields: { title: `Д${index}` } })
  const answer = await client.actions.v2.callList.make<ItemsPage['items'][number]>({
    method: 'crm.item.list',
    params: { entityTypeId: 2, select: ['id'] },
    idKey: 'id',
    customKeyForResult: 'items',
  })
  expect(answer.getData()?.map((one) => one.id)).toEqual(Array.from({ length: 120 }, (_none, index) => index + 1))
})

test('walks an upper-case list too', async () => {
  const answer = await client.actions.v2.callList.make<{ ID: string }>({
    method: 'crm.contact.list',
    params: { select: ['ID'] },
  })
  expect(answer.getData()?.map((one) => one.ID)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
})

test('an expired token is refreshed once and the call repeated', async () => {
  const seen: string[] = []
  client.setCallbackRefreshAuth(async ({ b24OAuthParams }) => {
    seen.push(b24OAuthParams.refreshToken)
  })
  await portal.door('POST', 'faults', [{ kind: 'expired-token', match: { method: 'profile', times: 1 } }])
  const answer = await client.actions.v2.call.make<{ ID: string }>({ method: 'profile' })
  expect(answer.getData()?.result.ID).toBe('1')
  expect(seen).toHaveLength(1)
  expect(portal.state.tokens.refresh(seen[0] ?? '', portal.app.clientId)).toBeDefined()
})
