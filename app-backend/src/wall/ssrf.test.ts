import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { openImap } from '../intake/imap/open-imap.ts'
import { openConnection } from '../messages/mail/open-connection.ts'
import { figure } from '../platform/testing/figure.ts'
import { createOAuth } from '../portal/client/oauth.ts'
import { createTransport } from '../portal/client/transport.ts'
import { insideHosts, insideUrls } from './inside-addresses.ts'

/** Who would sign in there. */
const imapAt = (host: string, at: number) => ({
  account: { host, port: at, security: 'tls' as const, login: 'a' },
  password: 'b',
})

let connections = 0
const listeners: Server[] = []
let port = 0

/** Somebody who listens inside, on both families where the machine has them. */
beforeAll(async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    server.listen(port, host)
    const listening = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ])
    if (!listening) continue
    port = (server.address() as AddressInfo).port
    listeners.push(server)
  }
})
afterAll(() => Promise.all(listeners.map((server) => new Promise((done) => server.close(done)))))

const transport = createTransport([])
const oauth = createOAuth(transport, createClock(), {
  servers: ['https://oauth.bitrix24.tech'],
  clientId: 'id',
  clientSecret: 'secret',
})
afterAll(() => transport.stop())

/** Everything by which the product calls an address that it was told: each refuses, or finds nobody. */
const channels: [string, (host: string) => Promise<unknown>][] = [
  ['client_endpoint', (host) => transport.post(`https://${host}:${port}/rest/profile`, { json: {} })],
  ['client_endpoint without a port', (host) => transport.post(`https://${host}/rest/profile`, { json: {} })],
  ['client_endpoint without TLS', (host) => transport.post(`http://${host}:${port}/rest/profile`, { json: {} })],
  ['server_endpoint', (host) => oauth.refresh(`https://${host}:${port}/rest/`, 'refresh')],
  [
    'server_endpoint behind a listed name',
    (host) => oauth.refresh(`https://oauth.bitrix24.tech@${host}:${port}/`, 'refresh'),
  ],
  ['mail server', (host) => openConnection({ host: host.replaceAll(/[[\]]/g, ''), port: 587 }, [])],
  ['mailbox server', (host) => openImap(imapAt(host.replaceAll(/[[\]]/g, ''), 993), { privateHosts: [], largest: 1 })],
  [
    'mailbox server at a port of another service',
    (host) => openImap(imapAt(host, port), { privateHosts: [], largest: 1 }),
  ],
  ['mail server at a port of another service', (host) => openConnection({ host, port }, [])],
]

describe.each(channels)('an address inside, told as %s', (_, call) => {
  it.each(insideHosts)('%s is not called', async (host) => {
    const error: unknown = await call(host).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(Error)
    expect(connections).toBe(0)
  })
})

it.each(insideUrls)('«%s» is not called as a portal', async (template) => {
  const url = template.replace('{port}', String(port))
  await expect(transport.post(url, { json: {} })).rejects.toThrow()
  await expect(oauth.refresh(url, 'refresh')).rejects.toMatchObject({ code: 'portal.foreign-server' })
  expect(connections).toBe(0)
})

it('tries more than 120 ways, and the listener hears whoever does call', async () => {
  const ways = insideHosts.length * channels.length + insideUrls.length
  figure('ways to have the product call an address inside', ways, 'ways')
  figure('connections that they brought about', connections, 'connections')
  expect(ways).toBeGreaterThan(120)
  const listed = createTransport([`127.0.0.1:${port}`])
  await expect(listed.post(`http://127.0.0.1:${port}/`, { json: {} })).rejects.toThrow()
  await listed.stop()
  expect(connections).toBe(1)
})
