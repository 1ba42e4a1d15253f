import { describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import type { Actor } from '../tenant.ts'
import { createPortalClient } from './portal-client.ts'
import type { TokenPair, TokenStore } from './token-store.ts'
import { NoAnswer, type TransportAnswer } from './transport.ts'

const background: Actor = { kind: 'portal', portalId: 'p' }
const viewer: Actor = { kind: 'viewer', portalId: 'p', userId: 7, accessToken: 'viewer-token' }
const ok = (result: unknown): TransportAnswer => ({ status: 200, body: { result, time: {} }, location: null })
const fault = (error: string, status = 400): TransportAnswer => ({
  status,
  body: { error, error_description: '' },
  location: null,
})
const lost = new NoAnswer(new Error('reset'), true)
const notSent = new NoAnswer(new Error('refused'), false)

const aPair: TokenPair = {
  accessToken: 'first',
  refreshToken: 'r',
  expiresAt: new Date('2999-01-01'),
  clientEndpoint: 'https://portal.example/rest/',
  serverEndpoint: 'https://oauth.example/rest/',
}

/** A client whose portal answers with the given answers in turn. */
function aClient(...answers: (TransportAnswer | NoAnswer)[]) {
  const sent: { url: string; json: Record<string, unknown> }[] = []
  const pushed: [string | null, number][] = []
  let pair: TokenPair | null = aPair
  const tokens: TokenStore = {
    read: () => Promise.resolve(pair),
    async renew(_, stale, renew) {
      if (!pair || pair.accessToken !== stale) return pair
      pair = await renew(pair)
      return pair
    },
  }
  const client = createPortalClient({
    clock: createClock(),
    tokens,
    quota: {
      take: () => Promise.resolve(),
      push: async (_, method, seconds) => void pushed.push([method, seconds]),
      spent: () => Promise.resolve(),
    },
    journal: { record: () => {} },
    endpointOf: () => Promise.resolve('https://portal.example/rest/'),
    oauth: {
      refresh: () => Promise.resolve({ ...aPair, accessToken: 'second', memberId: 'm', userId: 1, scopes: [] }),
    },
    transport: {
      stop: () => Promise.resolve(),
      async post(url, body) {
        sent.push({ url, json: ('json' in body ? body.json : {}) as Record<string, unknown> })
        const answer = answers.shift()
        if (!answer || answer instanceof NoAnswer) throw answer ?? new Error('no answer left')
        return answer
      },
    },
  })
  return { client, sent, pushed, hasPair: () => pair !== null }
}
const read = { kind: 'read' } as const
const write = { kind: 'write' } as const

describe('call', () => {
  it('goes to the stored address with the token in the body', async () => {
    const { client, sent } = aClient(ok(5))
    expect(await client.call(viewer, 'profile', { a: 1 }, read)).toEqual({ result: 5 })
    expect(sent).toEqual([{ url: 'https://portal.example/rest/profile', json: { a: 1, auth: 'viewer-token' } }])
  })

  it('lets no request out that has missed its time', async () => {
    const { client, sent } = aClient(ok(1))
    const goneBy = new Date(Date.now() - 1)
    await expect(client.call(background, 'm', {}, { ...write, goneBy })).rejects.toMatchObject({ code: 'portal.limit' })
    expect(sent).toEqual([])
    await client.call(background, 'm', {}, { ...write, goneBy: new Date(Date.now() + 60_000) })
    expect(sent).toHaveLength(1)
  })

  it('repeats a read whose answer is lost', async () => {
    const { client, sent } = aClient(lost, lost, ok(1))
    await client.call(background, 'm', {}, read)
    expect(sent).toHaveLength(3)
  })

  it('never repeats a write whose answer is lost', async () => {
    const { client, sent } = aClient(lost, ok(1))
    await expect(client.call(background, 'm', {}, write)).rejects.toMatchObject({ code: 'portal.outcome-unknown' })
    expect(sent).toHaveLength(1)
  })

  it('knows that a write which was never sent was not done', async () => {
    await expect(aClient(notSent).client.call(background, 'm', {}, write)).rejects.toMatchObject({
      code: 'portal.unavailable',
    })
  })

  it('takes a proxy’s page after a write for an unknown outcome', async () => {
    const page: TransportAnswer = { status: 502, body: undefined, location: null }
    await expect(aClient(page).client.call(background, 'm', {}, write)).rejects.toMatchObject({
      code: 'portal.outcome-unknown',
    })
  })

  it('renews an expired token once and goes on with the new one', async () => {
    const { client, sent } = aClient(fault('expired_token', 401), ok(1))
    await client.call(background, 'm', {}, write)
    expect(sent.map((call) => call.json['auth'])).toEqual(['first', 'second'])
  })

  it('gives up when the renewed token is expired too', async () => {
    await expect(
      aClient(fault('expired_token', 401), fault('expired_token', 401)).client.call(background, 'm', {}, read),
    ).rejects.toMatchObject({ code: 'session.refused' })
  })

  it('never renews in the name of a viewer', async () => {
    await expect(aClient(fault('expired_token', 401)).client.call(viewer, 'm', {}, read)).rejects.toMatchObject({
      code: 'session.refused',
    })
  })

  it('does not send a refused call again', async () => {
    const { client, sent } = aClient(fault('ERROR_ARGUMENT'))
    await expect(client.call(background, 'm', {}, read)).rejects.toMatchObject({ code: 'portal.refused' })
    expect(sent).toHaveLength(1)
  })

  it('keeps everybody away for a while when the portal’s limit is hit', async () => {
    const { client, pushed } = aClient(fault('QUERY_LIMIT_EXCEEDED', 503))
    await expect(client.call(background, 'm', {}, read)).rejects.toMatchObject({ code: 'portal.limit' })
    expect(pushed).toEqual([[null, 2]])
  })

  it('waits once with a person whom others have left no place, a write included', async () => {
    const crowded = () => fault('QUERY_LIMIT_EXCEEDED', 503)
    const { client, pushed, sent } = aClient(crowded(), ok(5))
    expect(await client.call(viewer, 'm', {}, write)).toEqual({ result: 5 })
    expect([pushed, sent.length]).toEqual([[[null, 2]], 2])
    await expect(aClient(crowded(), crowded()).client.call(viewer, 'm', {}, read)).rejects.toMatchObject({
      code: 'portal.limit',
    })
  })

  it('takes an error in a 200 for an error', async () => {
    await expect(
      aClient(fault('EMPTY_ERROR_HANDLER_URL', 200)).client.call(background, 'm', {}, read),
    ).rejects.toMatchObject({ code: 'portal.refused' })
  })

  it('takes an unknown code with a 500 for a break, not for a refusal', async () => {
    await expect(aClient(fault('ERROR_CORE', 500)).client.call(background, 'm', {}, write)).rejects.toMatchObject({
      code: 'portal.outcome-unknown',
    })
  })

  it('bars one method alone when the portal blocks it', async () => {
    const { client, pushed } = aClient(fault('OPERATION_TIME_LIMIT', 429))
    await expect(client.call(background, 'crm.activity.add', {}, write)).rejects.toMatchObject({ code: 'portal.limit' })
    expect(pushed).toEqual([['crm.activity.add', 60]])
  })

  it('lets go of a pair whose person was dismissed, so that the next administrator brings another', async () => {
    const { client, hasPair } = aClient(fault('authorization_error', 401))
    await expect(client.call(background, 'm', {}, read)).rejects.toMatchObject({ code: 'portal.no-token' })
    expect(hasPair()).toBe(false)
  })

  it('keeps the pair while the portal is unpaid', async () => {
    const { client, hasPair } = aClient(fault('PAYMENT_REQUIRED', 403))
    await expect(client.call(background, 'm', {}, read)).rejects.toMatchObject({ code: 'portal.unpaid' })
    expect(hasPair()).toBe(true)
  })

  it('follows a renamed portal with the viewer’s own token', async () => {
    const moved: TransportAnswer = { status: 302, body: undefined, location: 'https://new.example/rest/m' }
    const { client, sent } = aClient(moved, ok(1))
    await client.call(viewer, 'm', {}, read)
    expect(sent.map((call) => call.json['auth'])).toEqual(['viewer-token', 'viewer-token'])
  })
})

describe('batch', () => {
  const batchAnswer = (result: unknown, errors: unknown = [], totals: unknown = []) =>
    ok({ result, result_error: errors, result_total: totals, result_next: [], result_time: [] })

  it('writes parameters in brackets and reads each answer', async () => {
    const { client, sent } = aClient(batchAnswer({ a: [1], b: 2 }, [], { a: 71 }))
    const answers = await client.batch(
      background,
      { a: { method: 'x.list', params: { filter: { '@id': [1, 2] } } }, b: { method: 'y' } },
      read,
    )
    expect(answers).toEqual({ a: { ok: true, result: [1], total: 71 }, b: { ok: true, result: 2 } })
    const cmd = sent[0]?.json['cmd'] as Record<string, string>
    expect(decodeURIComponent(cmd['a'] ?? '')).toBe('x.list?filter[@id][0]=1&filter[@id][1]=2')
  })

  it('tells the failed command from the one that was not run', async () => {
    const { client } = aClient(batchAnswer([], { a: { error: 'ACCESS_DENIED', error_description: '' } }))
    const answers = await client.batch(background, { a: { method: 'x' }, b: { method: 'y' } }, { ...write, halt: true })
    expect(answers).toMatchObject({
      a: { ok: false, fault: { code: 'portal.no-rights' } },
      b: { ok: false, fault: { portalCode: 'NOT_RUN' } },
    })
  })
})
