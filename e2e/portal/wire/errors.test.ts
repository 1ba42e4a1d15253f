import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Profile } from '../profile.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

/** Bitrix24 docs: _includes/system-errors. On-premise answers some of the codes with other statuses. */
interface Row {
  code: string
  cloud: number
  box: number
  /** Brings the portal into the state and makes the call. */
  when(portal: TestPortal): Promise<Reply>
}
interface Reply {
  status: number
  body: Record<string, unknown>
}

const settings = async (portal: TestPortal, change: Record<string, unknown>): Promise<Reply> => {
  await portal.door('PUT', 'settings', change)
  return portal.call('profile')
}
const fault = async (portal: TestPortal, rule: Record<string, unknown>): Promise<Reply> => {
  await portal.door('POST', 'faults', [{ match: { times: 1 }, ...rule }])
  return portal.call('profile')
}
const get = async (portal: TestPortal, path: string): Promise<Reply> => {
  const answer = await fetch(`${portal.url}/rest/${path}`)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const rows: readonly Row[] = [
  { code: 'ERROR_METHOD_NOT_FOUND', cloud: 404, box: 404, when: (portal) => portal.call('no.such.method') },
  { code: 'ERROR_ARGUMENT', cloud: 400, box: 400, when: (portal) => portal.call('event.bind') },
  {
    code: 'ERROR_CORE',
    cloud: 400,
    box: 400,
    async when(portal) {
      const binding = { event: 'ONAPPTEST', handler: 'http://127.0.0.1/x' }
      await portal.call('event.bind', binding)
      return portal.call('event.bind', binding)
    },
  },
  {
    code: 'ACCESS_DENIED',
    cloud: 403,
    box: 403,
    when: (portal) => portal.call('app.option.set', { options: { a: 1 } }, people.agent),
  },
  { code: 'ACCESS_DENIED', cloud: 403, box: 403, when: (portal) => settings(portal, { commercialPlan: false }) },
  {
    code: 'WRONG_AUTH_TYPE',
    cloud: 403,
    box: 403,
    async when(portal) {
      await portal.door('POST', 'webhooks', { userId: 1, secret: 'abc', scopes: ['crm'] })
      return get(portal, '1/abc/event.get')
    },
  },
  {
    code: 'WRONG_LICENSE',
    cloud: 403,
    box: 403,
    async when(portal) {
      await portal.door('PUT', 'settings', { features: { rest_offline_extended: false } })
      return portal.call('event.offline.get', { clear: 0 })
    },
  },
  {
    code: 'expired_token',
    cloud: 401,
    box: 401,
    async when(portal) {
      const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
      await portal.door('POST', 'clock', { advanceMs: 3_600_001 })
      return get(portal, `profile?auth=${accessToken}`)
    },
  },
  { code: 'NO_AUTH_FOUND', cloud: 401, box: 401, when: (portal) => get(portal, 'profile') },
  { code: 'NO_AUTH_FOUND', cloud: 401, box: 401, when: (portal) => fault(portal, { kind: 'revoked' }) },
  {
    code: 'insufficient_scope',
    cloud: 403,
    box: 401,
    async when(portal) {
      await portal.door('PATCH', `apps/${portal.app.id}`, { scopes: ['user'] })
      return portal.call('crm.item.list', { entityTypeId: 1 })
    },
  },
  {
    code: 'user_access_error',
    cloud: 403,
    box: 401,
    async when(portal) {
      await portal.door('PATCH', `apps/${portal.app.id}`, { access: [`U${people.sales}`] })
      return portal.call('profile', {}, people.agent)
    },
  },
  { code: 'INVALID_CREDENTIALS', cloud: 403, box: 401, when: (portal) => get(portal, '1/wrong/profile') },
  { code: 'INVALID_REQUEST', cloud: 400, box: 401, when: (portal) => settings(portal, { httpsRequired: true }) },
  { code: 'OVERLOAD_LIMIT', cloud: 503, box: 401, when: (portal) => settings(portal, { overloaded: true }) },
  { code: 'PORTAL_DELETED', cloud: 500, box: 403, when: (portal) => settings(portal, { closed: true }) },
  { code: 'QUERY_LIMIT_EXCEEDED', cloud: 503, box: 503, when: (portal) => fault(portal, { kind: '503' }) },
  { code: 'OPERATION_TIME_LIMIT', cloud: 429, box: 429, when: (portal) => fault(portal, { kind: '429' }) },
  { code: 'INTERNAL_SERVER_ERROR', cloud: 500, box: 500, when: (portal) => fault(portal, { kind: '500' }) },
  {
    code: 'ERROR_UNEXPECTED_ANSWER',
    cloud: 500,
    box: 500,
    when: (portal) => fault(portal, { kind: 'refuse', error: 'ERROR_UNEXPECTED_ANSWER', status: 500 }),
  },
  {
    code: 'ERROR_MANIFEST_IS_NOT_AVAILABLE',
    cloud: 404,
    box: 404,
    when: (portal) => fault(portal, { kind: 'refuse', error: 'ERROR_MANIFEST_IS_NOT_AVAILABLE', status: 404 }),
  },
  {
    code: 'METHOD_CONFIRM_WAITING',
    cloud: 401,
    box: 401,
    when: (portal) => settings(portal, { confirmedMethods: ['profile'] }),
  },
  {
    code: 'METHOD_CONFIRM_DENIED',
    cloud: 403,
    box: 403,
    async when(portal) {
      await portal.door('PUT', 'settings', { confirmedMethods: ['profile'] })
      const { accessToken: token } = portal.state.tokens.mint(portal.app.clientId, 1)
      await portal.door('POST', 'confirmations', { token, method: 'profile', confirmed: false })
      return get(portal, `profile?auth=${token}`)
    },
  },
  {
    code: 'PAYMENT_REQUIRED',
    cloud: 401,
    box: 401,
    async when(portal) {
      await portal.door('POST', `apps/${portal.app.id}/payment`, { expired: true })
      return portal.call('profile')
    },
  },
  {
    code: 'APPLICATION_NOT_FOUND',
    cloud: 401,
    box: 401,
    async when(portal) {
      await portal.door('PATCH', `apps/${portal.app.id}`, { active: false })
      return portal.call('profile')
    },
  },
  { code: 'authorization_error', cloud: 401, box: 401, when: (portal) => portal.call('profile', {}, people.dismissed) },
]

describe.each(['cloud', 'box'] as const)('in the profile %s', (profile: Profile & ('cloud' | 'box')) => {
  let portal: TestPortal
  beforeEach(async () => {
    portal = await aPortal({ profile, unknownMethods: ['no.such.method'] })
  })
  afterEach(() => portal.stop())

  test.each(rows.map((row, index) => ({ ...row, index, status: row[profile] })))(
    '$index: $code comes with $status and no time',
    async ({ code, status, when }) => {
      const answer = await when(portal)
      expect([answer.status, answer.body.error]).toEqual([status, code])
      expect(answer.body).not.toHaveProperty('time')
      expect(answer.body).toHaveProperty('error_description')
    },
  )

  test('in a batch a refusal stands beside the answers, whatever its status', async () => {
    const { status, body } = await portal.call('batch', { cmd: { bad: 'batch', ok: 'server.time' } })
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ result_error: { bad: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' } } })
  })
})

test('the journal keeps the status that went over the wire', async () => {
  const portal = await aPortal({ profile: 'box' })
  await portal.door('PATCH', `apps/${portal.app.id}`, { scopes: [] })
  await portal.call('crm.item.list', { entityTypeId: 1 })
  expect(portal.state.journal.read().at(-1)).toMatchObject({ status: 401, error: 'insufficient_scope' })
  await portal.stop()
})

test('a defect of the portal itself is an internal error with the CORS headers, and is kept', async () => {
  const portal = await aPortal()
  portal.state.clock.now = () => {
    throw new Error('broken clock')
  }
  const answer = await fetch(`${portal.url}/rest/profile`)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([500, '*'])
  expect(await answer.json()).toMatchObject({ error: 'INTERNAL_SERVER_ERROR' })
  expect(portal.state.defects).toHaveLength(1)
  portal.state.defects.length = 0
  await portal.stop()
})
