import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openPage } from './install-app.ts'
import { signIn } from './sign-in.ts'
import { aLetter, send } from './letters.ts'
import { advance, countingRequests, settled, testNetwork } from './testing.ts'

const network = testNetwork()
const api = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${network.appUrl}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })
const errorOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; message: string; action: string; requestId: string } }).error
const list = '/api/requests?kind=contact&id=1'
const postEvent = (auth: Record<string, string>) =>
  fetch(`${network.appUrl}/events`, {
    method: 'POST',
    body: new URLSearchParams({ event: 'ONCRMLEADUPDATE', 'data[FIELDS][ID]': '1', ts: '1780000000', ...auth }),
  })
const genuine = () => ({
  'auth[member_id]': network.portal.memberId,
  'auth[application_token]': network.portal.state.apps.get(network.clientId)?.applicationToken ?? '',
})

describe('events', () => {
  it('are stored when genuine', async () => expect((await postEvent(genuine())).status).toBe(200))

  it.each([
    ['a wrong application token', { 'auth[application_token]': 'f'.repeat(32) }],
    ['a foreign portal', { 'auth[member_id]': 'f'.repeat(32) }],
    ['no token', { 'auth[application_token]': '' }],
  ])('are refused with %s', async (_, change) => {
    const answer = await postEvent({ ...genuine(), ...change })
    expect(answer.status).toBe(403)
    expect((await errorOf(answer)).code).toBe('event.forged')
  })
})

describe('sessions', () => {
  it('are refused without a word of the portal', async () => {
    const answer = await fetch(`${network.appUrl}${list}`)
    expect(answer.status).toBe(401)
    expect((await errorOf(answer)).code).toBe('session.missing')
  })

  it('end after ten minutes and say so in the language of the screen', async () => {
    const token = await signIn(network)
    await advance(network, 10 * 60_000 + 2_000)
    const answer = await api(list, token, { 'accept-language': 'en' })
    expect(await errorOf(answer)).toMatchObject({
      code: 'session.expired',
      message: expect.stringContaining('session has ended'),
    })
  })

  it('are not given for a token of another app of the same portal', async () => {
    const { state } = network.portal
    const own = state.apps.get(network.clientId)
    if (!own) throw new Error('no app')
    const foreign = { ...own, id: 999, clientId: 'local.foreign.1', applicationToken: 'f'.repeat(32) }
    state.apps.set(foreign.clientId, foreign)
    const accessToken = state.tokens.mint(foreign.clientId, 1).accessToken
    const answer = await fetch(`${network.appUrl}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ memberId: state.memberId, accessToken }),
    })
    expect((await errorOf(answer)).code).toBe('session.refused')
  })

  it('are not given for an unknown portal, and nobody may frame its page', async () => {
    const answer = await fetch(`${network.appUrl}/p/contact-requests`, {
      method: 'POST',
      body: new URLSearchParams({ member_id: 'f'.repeat(32), AUTH_ID: 'x', PLACEMENT_OPTIONS: '{"ID":"1"}' }),
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('never call the address that a form names', async () => {
    const { requests } = await countingRequests(network, () =>
      fetch(`${network.appUrl}/install?DOMAIN=evil.example`, {
        method: 'POST',
        body: new URLSearchParams({
          member_id: 'f'.repeat(32),
          REFRESH_ID: 'r',
          AUTH_ID: 'a',
          SERVER_ENDPOINT: 'http://169.254.169.254/rest/',
        }),
      }).then(async (answer) => expect(await answer.text()).toContain('portal.foreign-server')),
    )
    expect(requests).toEqual([])
  })
})

describe('pages', () => {
  it('may be framed by their own portal only', async () => {
    const { headers } = await openPage(
      network.portal.state,
      `${network.appUrl}/p/contact-requests`,
      network.clientId,
      1,
      { ID: '1' },
    )
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors ${network.portal.url}`)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    expect(headers.get('x-frame-options')).toBeNull()
  })
})

describe('letters', () => {
  it('that are broken end in a named outcome and hold nobody up', async () => {
    await send(network.smtp, Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0x80, 0x81]))
    await send(network.smtp, aLetter({ subject: 'После сломанного' }))
    const letters = await settled(network, 2)
    expect(letters[0]).toMatchObject({ subject: 'После сломанного', outcome: 'created' })
    expect(letters[1]?.why.length).toBeGreaterThan(0)
  })

  it('of 40 MB are refused at the door with the limit, and leave a line in the journal', async () => {
    const large = Buffer.concat([Buffer.from(aLetter()), Buffer.alloc(40 * 1024 * 1024, 'a\r\n')])
    await expect(send(network.smtp, large)).rejects.toThrow(/552/)
    const letters = await settled(network, 3)
    expect(letters[0]?.outcome).toBe('refused')
  })

  it('wait while the portal is down and are done when it is back', async () => {
    network.portal.state.faults.add([{ match: {}, kind: 'down' }])
    await send(network.smtp, aLetter({ subject: 'Пока портал лежит' }))
    network.portal.state.faults.clear()
    await advance(network, 5 * 60_000)
    const [last] = await settled(network, 4)
    expect(last).toMatchObject({ subject: 'Пока портал лежит', outcome: 'created' })
  })

  it('get a temporary refusal while the database is away; the product lives on', async () => {
    const admin = new Client({ connectionString: adminUrl(network.databaseUrl) })
    await admin.connect()
    const name = new URL(network.databaseUrl).pathname.slice(1)
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    await expect(send(network.smtp, aLetter({ subject: 'Без базы' }))).rejects.toThrow(/45\d/)
    const token = await fetch(`${network.appUrl}/api/requests?kind=contact&id=1`)
    expect(token.status).toBeGreaterThanOrEqual(400)
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`)
    await admin.end()
    await send(network.smtp, aLetter({ subject: 'База вернулась' }))
    const [last] = await settled(network, 5)
    expect(last).toMatchObject({ subject: 'База вернулась', outcome: 'created' })
  })
})

const adminUrl = (url: string) => {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  return admin.href
}
