import { expect, it } from 'vitest'
import { createLogger } from '../log/logger.ts'
import { createHttpServer } from './server.ts'

it.each([
  ['nobody is believed unless listed', [], '203.0.113.7', '10.0.0.5'],
  ['a listed proxy is believed', ['10.0.0.0/8'], '203.0.113.7', '203.0.113.7'],
  ['what a caller says of themselves before the proxy is not', ['10.0.0.0/8'], '127.0.0.1, 203.0.113.7', '203.0.113.7'],
  ['a proxy that is not listed is the caller', ['192.0.2.1'], '203.0.113.7', '10.0.0.5'],
])('%s', async (_, trustedProxies, forwarded, ip) => {
  const server = await createHttpServer(createLogger('silent'), { trustedProxies })
  server.get('/ip', async (request) => ({ ip: request.ip }))
  const headers = { 'x-forwarded-for': forwarded }
  const answer = await server.inject({ url: '/ip', headers, remoteAddress: '10.0.0.5' })
  expect(answer.json()).toEqual({ ip })
  await server.close()
})
