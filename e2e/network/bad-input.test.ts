import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { openPage } from './install-app.ts'
import { signIn } from './sign-in.ts'
import { letterOutcomes, until } from './letter-outcomes.ts'
import { aLetter, send } from './letters.ts'
import { advance, settled, taken, testNetwork } from './testing.ts'

const network = testNetwork()
const api = (path: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${network.appUrl}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })
const errorOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; message: string; action: string; requestId: string } }).error
const list = '/api/request-list'
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
    const stranger = await listenForStrangers()
    const told: [string, string, number, string | undefined][] = []
    for (const { page, member, form } of namingForms(stranger.host)) {
      const answer = await fetch(`${network.appUrl}${page}?DOMAIN=${stranger.host}&PROTOCOL=0`, {
        method: 'POST',
        body: new URLSearchParams(form),
      })
      const [, code] = /"error":\{"code":"([^"]+)"/.exec(await answer.text()) ?? []
      told.push([page, member, answer.status, code])
    }
    expect(told).toEqual([
      ['/install', 'known', 403, 'portal.foreign-server'],
      ['/install', 'unknown', 403, 'portal.foreign-server'],
      // Asked at its stored address, whatever the form names.
      ['/p/contact-requests', 'known', 200, undefined],
      ['/p/contact-requests', 'unknown', 404, 'portal.unknown'],
    ])
    await stranger.stop()
    expect(stranger.connections()).toBe(0)
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
    const { state } = network.portal
    const token = await signIn(network)
    state.faults.add([{ match: {}, kind: 'down' }])
    await send(network.smtp, aLetter({ subject: 'Пока портал лежит' }))
    await waitingFor(token, 'Пока портал лежит', 1)
    await advance(network, 60_000)
    await waitingFor(token, 'Пока портал лежит', 2)
    expect(titled('Пока портал лежит')).toBe(0)
    state.faults.clear()
    await advance(network, 5 * 60_000)
    const [last] = await settled(network, 4)
    expect(last).toMatchObject({ subject: 'Пока портал лежит', outcome: 'created' })
    expect(titled('Пока портал лежит')).toBe(1)
  })

  it('get a temporary refusal while the database is away; what was taken in before is done after', async () => {
    const { state } = network.portal
    const token = await signIn(network)
    const { app } = network
    state.faults.add([{ match: {}, kind: 'down' }])
    await send(network.smtp, aLetter({ subject: 'До отказа базы' }))
    await waitingFor(token, 'До отказа базы', 1)

    await network.door.shut()
    state.faults.clear()
    const refused = async () => {
      await expect(send(network.smtp, aLetter({ subject: 'Без базы' }))).rejects.toThrow(/45\d/)
      const answer = await api(list, token)
      expect([answer.status, (await errorOf(answer)).code]).toEqual([503, 'database.unavailable'])
    }
    await refused()
    await advance(network, 60_000)
    await refused()
    expect(titled('До отказа базы')).toBe(0)
    await network.door.open()

    await send(network.smtp, aLetter({ subject: 'База вернулась' }))
    await advance(network, 5 * 60_000)
    const [last, before] = await settled(network, 6, { stepMs: 61_000 })
    expect(last).toMatchObject({ subject: 'База вернулась', outcome: 'created' })
    expect(before).toMatchObject({ subject: 'До отказа базы', outcome: 'created' })
    expect(['До отказа базы', 'База вернулась', 'Без базы'].map(titled)).toEqual([1, 1, 0])
    await expect(Promise.race([app.exited, Promise.resolve('alive')])).resolves.toBe('alive')
  })

  it('whose records were written when the database went away are neither lost nor doubled', async () => {
    const { state } = network.portal
    const subject = 'База ушла посреди записи'
    const inTimeline = () => [...state.activities.values()].filter((one) => one.subject === subject).length
    state.faults.add([{ match: { method: 'crm.activity.add', times: 1 }, kind: 'slow', delayMs: 3_000 }])
    const writing = taken(network, 'crm.activity.add')
    await send(network.smtp, aLetter({ subject }))
    await writing
    await network.door.shut()
    expect(inTimeline()).toBe(0)
    await until(
      () => Promise.resolve(inTimeline()),
      (count) => count === 1,
    )
    await network.door.open()
    state.faults.clear()
    await settled(network, 7, { stepMs: 61_000 })
    expect(titled(subject)).toBe(1)
    expect(inTimeline()).toBe(1)
  })
})

/** Requests of the portal with this title. */
const titled = (subject: string) =>
  [...network.portal.state.items.of(1).rows.values()].filter((item) => item['title'] === subject).length

/** Resolves when the newest letter is this one and has met a portal that does not answer `tries` times. */
const waitingFor = (token: string, subject: string, tries: number) =>
  until(
    async () => (await letterOutcomes(network.appUrl, token)).letters[0],
    (letter) =>
      letter?.subject === subject &&
      letter.outcome === 'waiting' &&
      letter.why.some(({ code, params }) => code === 'intake.waiting-portal' && params['tries'] === tries),
  )

/** The forms of an opening, each of which names `host` wherever a form can. */
function namingForms(host: string) {
  const { state, memberId } = network.portal
  const named = { SERVER_ENDPOINT: `http://${host}/rest/`, DOMAIN: host, server_endpoint: host, client_endpoint: host }
  const members = { known: memberId, unknown: 'f'.repeat(32) }
  return ['/install', '/p/contact-requests'].flatMap((page) =>
    Object.entries(members).map(([member, id]) => {
      const { accessToken, refreshToken } = state.tokens.mint(network.clientId, 1)
      const keys = { member_id: id, AUTH_ID: accessToken, REFRESH_ID: refreshToken }
      return { page, member, form: { ...named, ...keys, PLACEMENT_OPTIONS: '{"ID":"1"}' } }
    }),
  )
}

/** A listener on loopback that counts who comes. */
async function listenForStrangers() {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => count,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
