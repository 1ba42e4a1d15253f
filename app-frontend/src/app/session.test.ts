import { expect, test, vi } from 'vitest'
import { createApi } from '../lib/api.ts'
import { fault, json } from '../testing/backend.ts'
import { SessionKeeper } from './session.ts'

const user = { id: 1, name: 'Марина Лучинина', isAdmin: true }
const start = Date.parse('2026-11-24T09:00:00.000Z')
const session = (token: string, lifeMs = 600_000, from = start) => ({
  token,
  expiresAt: new Date(from + lifeMs).toISOString(),
  user,
})

function keeper(answers: (() => Response)[], initial: ReturnType<typeof session> | null = session('first')) {
  let now = start
  const proof = vi.fn(async (fresh: boolean) => ({ memberId: 'm', accessToken: fresh ? 'fresh' : 'cached' }))
  const doFetch = vi.fn<typeof fetch>(async () => (answers.shift() ?? (() => fault(500)))())
  const tokens = new SessionKeeper({ initial, proof, lang: 'ru', fetch: doFetch, now: () => now })
  return { tokens, proof, doFetch, wait: (ms: number) => (now += ms) }
}

test('the token of the page serves a second before 90 % of its life', async () => {
  const { tokens, doFetch, wait } = keeper([])
  wait(539_000)
  expect(await tokens.token()).toBe('first')
  expect(doFetch).not.toHaveBeenCalled()
})

test('at 90 % of its life the session is renewed', async () => {
  const { tokens, wait } = keeper([() => json(session('second', 600_000, start + 540_000))])
  wait(540_000)
  expect(await tokens.token()).toBe('second')
})

test('a page without a session asks for one with what the portal already gave', async () => {
  const { tokens, proof, doFetch } = keeper([() => json(session('second'))], null)
  expect(await tokens.token()).toBe('second')
  expect(proof.mock.calls).toEqual([[false]])
  expect(doFetch.mock.calls[0]?.[1]?.body).toBe('{"memberId":"m","accessToken":"cached"}')
  expect(tokens.user?.name).toBe('Марина Лучинина')
})

test('a stale access key of the portal is exchanged for a fresh one', async () => {
  const { tokens, proof } = keeper([() => fault(401), () => json(session('second'))], null)
  expect(await tokens.token()).toBe('second')
  expect(proof.mock.calls).toEqual([[false], [true]])
})

test('a refusal of the fresh key is handed to the screen', async () => {
  const { tokens } = keeper([() => fault(401), () => fault(401, { message: 'Портал не подтвердил вход.' })], null)
  await expect(tokens.token()).rejects.toMatchObject({ status: 401, said: { message: 'Портал не подтвердил вход.' } })
})

test('calls refused together renew the session once', async () => {
  const { tokens, doFetch } = keeper([() => json(session('second'))])
  expect(await Promise.all([tokens.renew('first'), tokens.renew('first')])).toEqual(['second', 'second'])
  expect(doFetch).toHaveBeenCalledTimes(1)
})

test('a call refused late takes the token that is already there', async () => {
  const { tokens, doFetch } = keeper([() => json(session('second'))])
  await tokens.renew('first')
  expect(await tokens.renew('first')).toBe('second')
  expect(doFetch).toHaveBeenCalledTimes(1)
})

test('a refused call is replayed once with the new token', async () => {
  const { tokens } = keeper([() => json(session('second'))])
  const sent: (string | null)[] = []
  const api = createApi({
    tokens,
    lang: 'en',
    fetch: async (_input, init) => {
      const token = new Headers(init?.headers).get('authorization')
      sent.push(token)
      return token === 'Bearer second' ? json({ done: true }) : fault(401)
    },
  })
  expect(await api.get('/api/setup')).toEqual({ done: true })
  expect(sent).toEqual(['Bearer first', 'Bearer second'])
})

test('a call refused twice is not replayed for ever', async () => {
  const { tokens } = keeper([() => json(session('second'))])
  const doFetch = vi.fn<typeof fetch>(async () => fault(401))
  await expect(createApi({ tokens, lang: 'ru', fetch: doFetch }).get('/api/setup')).rejects.toMatchObject({
    status: 401,
  })
  expect(doFetch).toHaveBeenCalledTimes(2)
})

test('a computer whose clock runs ahead does not renew the session at every call', async () => {
  const { tokens, doFetch } = keeper([], session('first', -300_000))
  expect([await tokens.token(), await tokens.token()]).toEqual(['first', 'first'])
  expect(doFetch).not.toHaveBeenCalled()
})
