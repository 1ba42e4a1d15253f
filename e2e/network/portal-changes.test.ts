import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { updateApp } from '../portal/apps/update-app.ts'
import { callApi, openPage } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { signIn } from './sign-in.ts'
import { quiet, settled, testNetwork } from './testing.ts'

// The portal moves between two names of this machine.
const network = testNetwork({ env: { B24_PRIVATE_HOSTS: '127.0.0.1,localhost' } })

const mainPage = () => openPage(network.portal.state, `${network.appUrl}/p/main`, network.clientId, 1)
const framedBy = ({ headers }: Awaited<ReturnType<typeof mainPage>>) =>
  /frame-ancestors (\S+)/.exec(headers.get('content-security-policy') ?? '')?.[1]
const ourApp = () => {
  const app = network.portal.state.apps.get(network.clientId)
  if (!app) throw new Error('no app')
  return app
}
async function inDatabase(sql: string, values: string[] = []) {
  const client = new Client({ connectionString: network.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Record<string, string>>(sql, values)).rows
  } finally {
    await client.end()
  }
}
const stored = async () => (await inDatabase('SELECT origin, client_endpoint FROM portal'))[0]

/** The portal answers to another name from now on. */
function rename() {
  const { state } = network.portal
  const url = new URL(state.url)
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  state.url = url.origin
  return url.origin
}

describe('a renamed portal', () => {
  it('is followed by background work when its old address points to the new one, and frames our pages from there', async () => {
    const before = await mainPage()
    expect(framedBy(before)).toBe(network.portal.url)
    const now = rename()
    network.portal.state.faults.add([{ kind: 'renamed', location: now, match: { times: 1 } }])
    await send(network.smtp, aLetter({ subject: 'После переезда' }))
    const [letter] = await settled(network, 1)
    expect(letter?.outcome).toBe('created')
    expect(await stored()).toEqual({ origin: now, client_endpoint: `${now}/rest/` })
    expect(framedBy(await mainPage())).toBe(now)
  })

  it('is found by the authorisation server when its old address is dead and a page is opened from the new one', async () => {
    const now = rename()
    await inDatabase("UPDATE portal SET client_endpoint = 'http://127.0.0.1:9/rest/', origin = 'http://127.0.0.1:9'")
    const opened = await mainPage()
    expect(opened.boot.error).toBeNull()
    expect(framedBy(opened)).toBe(now)
    expect(await stored()).toEqual({ origin: now, client_endpoint: `${now}/rest/` })
  })

  it('is believed by nobody but the authorisation server: a page from a foreign host opens nothing', async () => {
    const { origin } = (await stored()) ?? {}
    const { state } = network.portal
    const url = state.url
    await inDatabase("UPDATE portal SET client_endpoint = 'http://127.0.0.1:9/rest/', origin = 'http://127.0.0.1:9'")
    const token = state.tokens.mint(network.clientId, 1)
    const answer = await fetch(`${network.appUrl}/p/main?DOMAIN=stranger.example&LANG=ru`, {
      method: 'POST',
      body: new URLSearchParams({
        AUTH_ID: token.accessToken,
        REFRESH_ID: 'a'.repeat(40),
        member_id: state.memberId,
        SERVER_ENDPOINT: `${state.oauthUrl}/rest/`,
      }),
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('content-security-policy')).not.toContain('stranger.example')
    expect(await stored()).toMatchObject({ origin: 'http://127.0.0.1:9' })
    await inDatabase('UPDATE portal SET client_endpoint = $1, origin = $2', [`${url}/rest/`, String(origin)])
  })
})

describe('a new application token', () => {
  const event = (token: string) =>
    fetch(`${network.appUrl}/events`, {
      method: 'POST',
      body: new URLSearchParams({
        event: 'ONCRMLEADUPDATE',
        'data[FIELDS][ID]': '1',
        ts: String(Math.floor(network.portal.state.clock.now() / 1_000)),
        'auth[member_id]': network.portal.state.memberId,
        'auth[application_token]': token,
      }),
    })

  it('comes with the word of an update, and the old one opens nothing afterwards', async () => {
    const app = ourApp()
    const old = app.applicationToken
    const fresh = 'f'.repeat(32)
    expect((await event(old)).status).toBe(200)
    app.applicationToken = fresh
    expect((await event(fresh)).status).toBe(403)
    updateApp(network.portal.state, app, 1)
    await until(
      async () => (await event(fresh)).status,
      (status) => status === 200,
    )
    expect((await event(old)).status).toBe(403)
  })
})

describe('a portal whose subscription has ended', () => {
  it('loses no letter, says so, and goes on by itself once it is paid', async () => {
    const token = await signIn(network)
    const app = ourApp()
    app.paymentExpired = true
    await send(network.smtp, aLetter({ subject: 'Не оплачено' }))
    const waiting = await until(
      async () =>
        (await callApi(network.appUrl, token, 'GET', '/api/letters')) as {
          letters: { subject: string; outcome: string; why: { params: Record<string, unknown> }[] }[]
        },
      ({ letters }) => letters[0]?.why[0]?.params['detail'] === 'portal.unpaid',
    )
    expect(waiting.letters[0]).toMatchObject({ subject: 'Не оплачено', outcome: 'waiting' })
    expect((await mainPage()).boot.error?.code).toBe('portal.unpaid')
    delete app.paymentExpired
    await quiet(network)
    const [letter] = await settled(network, 2, { stepMs: 60_000 })
    expect(letter).toMatchObject({ subject: 'Не оплачено', outcome: 'created' })
    expect((await mainPage()).boot.error).toBeNull()
  })
})
