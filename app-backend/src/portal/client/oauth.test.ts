import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createOAuth } from './oauth.ts'
import type { TransportAnswer } from './transport.ts'

const answering = (answer: TransportAnswer) =>
  createOAuth({ post: () => Promise.resolve(answer), stop: () => Promise.resolve() }, createClock(), {
    servers: ['https://oauth.example'],
    clientId: 'id',
    clientSecret: 'secret',
  })
const refused = (error: string, status = 400): TransportAnswer => ({ status, body: { error }, location: null })

it.each([
  ['invalid_grant', 400, 'session.refused'],
  ['invalid_grant', 200, 'session.refused'],
  ['invalid_client', 401, 'portal.wrong-keys'],
  ['PAYMENT_REQUIRED', 402, 'portal.unpaid'],
  ['insufficient_scope', 400, 'portal.unavailable'],
  ['too_many_requests', 429, 'portal.unavailable'],
])('reads %s with %i as %s', async (error, status, code) => {
  await expect(answering(refused(error, status)).refresh('https://oauth.example/rest/', 'r')).rejects.toMatchObject({
    code,
  })
})

it('reads a page of a proxy as an outage', async () => {
  const page: TransportAnswer = { status: 502, body: undefined, location: null }
  await expect(answering(page).refresh('https://oauth.example/rest/', 'r')).rejects.toMatchObject({
    code: 'portal.unavailable',
  })
})

it.each([
  'https://evil.example/rest/',
  'http://oauth.example/rest/',
  'https://oauth.example@evil.example/',
  'not an address',
  '',
])('sends the secret nowhere for «%s»', async (server) => {
  await expect(answering(refused('x')).refresh(server, 'r')).rejects.toMatchObject({ code: 'portal.foreign-server' })
})
