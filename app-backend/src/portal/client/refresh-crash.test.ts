import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createPrisma } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { figure } from '../../platform/testing/figure.ts'
import { createAccess } from './access.ts'
import { createOAuth } from './oauth.ts'
import { createTokenStore } from './token-store.ts'
import { createTransport } from './transport.ts'

const database = testDatabase()
const long = process.env['PORYADOK_LONG'] === '1'
const kills = long ? 100 : 5
const key = randomBytes(32)
const sealing = createSealing(key)
const child = fileURLToPath(new URL('refresh-crash.child.ts', import.meta.url))

/** An authorisation server: a pair may be used again while `grace` holds, as nobody knows whether its answer arrived. */
const oauth = {
  url: '',
  grace: true,
  refreshes: 0,
  current: '',
  before: '',
  /** Called when a new pair exists and its answer is not yet sent. */
  minted: (_send: () => void) => _send(),
}
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => refresh(new URLSearchParams(body).get('refresh_token') ?? '', response))
})

function refresh(token: string, response: ServerResponse) {
  const known = token === oauth.current || (oauth.grace && token === oauth.before)
  response.setHeader('content-type', 'application/json')
  if (!known) return void response.writeHead(400).end(JSON.stringify({ error: 'invalid_grant' }))
  oauth.refreshes += 1
  oauth.before = token
  oauth.current = `refresh-${randomUUID()}`
  const pair = {
    access_token: `access-${randomUUID()}`,
    refresh_token: oauth.current,
    expires_in: 3600,
    expires: Math.floor(Date.now() / 1_000) + 3_600,
    scope: 'crm',
    domain: 'zavod.example',
    client_endpoint: 'https://zavod.example/rest/',
    server_endpoint: `${oauth.url}/rest/`,
    member_id: 'm',
    user_id: 1,
    status: 'L',
  }
  oauth.minted(() => response.end(JSON.stringify(pair)))
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  oauth.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

let portalId: string
beforeEach(async () => {
  portalId = randomUUID()
  Object.assign(oauth, {
    grace: true,
    refreshes: 0,
    current: 'refresh-0',
    before: '',
    minted: (send: () => void) => send(),
  })
  await database.prisma.portal.create({
    data: {
      id: portalId,
      memberId: portalId,
      origin: 'https://zavod.example',
      clientEndpoint: 'https://zavod.example/rest/',
      serverEndpoint: `${oauth.url}/rest/`,
      accessToken: sealing.seal('access-0', 'access'),
      refreshToken: sealing.seal('refresh-0', 'refresh'),
      tokenExpiresAt: new Date(Date.now() + 3_600_000),
      state: 'active',
      fieldNames: {},
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  })
})

const stored = () => createTokenStore(database.app, sealing).read(portalId)

function aProcess(stale: string) {
  const started = spawn(process.execPath, [child, database.url, key.toString('base64'), portalId, oauth.url, stale])
  let said = ''
  started.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(started, 'exit').then(() => said.trim())
  return { kill: () => started.kill('SIGKILL'), ended }
}

/** A process that is killed when the new pair exists and before it can save it. */
async function killedBetween(stale: string) {
  const dying = aProcess(stale)
  oauth.minted = (send) => {
    dying.kill()
    send()
  }
  expect(await dying.ended).toBe('')
  oauth.minted = (send) => send()
}

describe('50 refusals at once in three processes', () => {
  it('are one refresh, and everybody goes on with its pair', async () => {
    const transport = createTransport([new URL(oauth.url).host])
    const clock = createClock()
    const pools = [1, 2, 3].map(() => createPrisma(database.url))
    const processes = pools.map((prisma) =>
      createAccess({
        clock,
        tokens: createTokenStore(prisma, sealing),
        oauth: createOAuth(transport, clock, { servers: [oauth.url], clientId: 'app', clientSecret: 'secret' }),
        endpointOf: () => Promise.resolve(''),
      }),
    )
    const refused = processes.flatMap((access, at) =>
      Array.from({ length: at === 0 ? 16 : 17 }, () =>
        access.renewed({ kind: 'portal', portalId }, { endpoint: '', token: 'access-0' }),
      ),
    )
    expect(refused).toHaveLength(50)
    const tokens = new Set((await Promise.all(refused)).map((access) => access.token))
    figure('50 parallel refusals of a token in three processes: refreshes', oauth.refreshes, 'refresh')
    expect(oauth.refreshes).toBe(1)
    expect([...tokens]).toEqual([(await stored())?.accessToken])
    await Promise.all(pools.map((prisma) => prisma.$disconnect()))
    await transport.stop()
  })
})

describe(`kill -9 between the answer of a refresh and its save, ${kills} times`, () => {
  it(
    'loses no portal: the next process renews with the pair that is stored',
    async () => {
      let lost = 0
      for (let round = 0; round < kills; round += 1) {
        const stale = (await stored())?.accessToken ?? ''
        await killedBetween(stale)
        expect((await stored())?.accessToken).toBe(stale)
        const token = await aProcess(stale).ended
        if ((await stored())?.accessToken !== token) lost += 1
      }
      figure(`portals lost in ${kills} kills between the answer of a refresh and its save`, lost, 'portals')
      expect(lost).toBe(0)
      expect((await stored())?.refreshToken).toBe(oauth.current)
    },
    long ? 1_800_000 : 60_000,
  )

  it('where the server forgives nothing, ends in "no key", which the next administrator who opens a page mends', async () => {
    oauth.grace = false
    await killedBetween('access-0')
    expect(await aProcess('access-0').ended).toContain('portal.no-token')
    // The store says so at once: openings look for exactly this, and background work waits instead of asking on.
    expect(await stored()).toBeNull()
    const asked = oauth.refreshes
    expect(await aProcess('access-0').ended).toContain('portal.no-token')
    expect(oauth.refreshes).toBe(asked)
  })
})
