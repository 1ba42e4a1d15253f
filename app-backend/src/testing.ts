import { createOwnerPrisma, type PrismaClient } from '@poryadok/prisma'
import { createTestDatabase } from '@poryadok/prisma/testing'
import { randomBytes } from 'node:crypto'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createClock } from './platform/clock/clock.ts'
import { aTenantRow } from './platform/jobs/testing.ts'
import { createLogger } from './platform/log/logger.ts'
import { createSealing } from './platform/secrets/sealing.ts'
import { createSessionTokens } from './portal/session/session-token.ts'
import { startStubPortals } from './wall/stub-portal.ts'

/** The whole product on a database of its own, beside portals that know nothing. */
export async function startProduct() {
  const clock = createClock()
  const secretKey = randomBytes(32)
  const database = await createTestDatabase()
  const owner = createOwnerPrisma(database.url)
  const portals = await startStubPortals()
  const folder = await mkdtemp(join(tmpdir(), 'wall-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!--boot-->')
  const config = readConfig({
    DATABASE_URL: asProduct(database.url),
    PUBLIC_URL: 'https://app.example',
    SMTP_PORT: '0',
    // Schedules may fall due at any minute; whoever tests the routes wants nothing else at work.
    ROLE: 'web',
    B24_CLIENT_ID: 'local.wall',
    B24_CLIENT_SECRET: 'secret',
    B24_OAUTH_SERVERS: `http://${portals.host}`,
    B24_PRIVATE_HOSTS: portals.host,
    SECRET_KEY: secretKey.toString('base64'),
    FRONTEND_DIR: folder,
  })
  const app = await createApp(config, clock, createLogger('silent'))
  await app.server.ready()
  return {
    app,
    clock,
    database,
    owner,
    portals,
    sessions: createSessionTokens(secretKey, clock),
    addPortal: (name: string) => addPortal({ owner, secretKey, host: portals.host, now: clock.now(), name }),
    /** Paces nobody: what is tested is who sees what, not how fast. */
    emptyBuckets: () => owner.rateBucket.deleteMany(),
    /** Long work of the portal is as if nobody had started it: a second start is no conflict. */
    forgetLongWork: (portalId: string) => owner.longTask.deleteMany({ where: { portalId } }),
    async stop() {
      await app.stop()
      await portals.stop()
      await owner.$disconnect()
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

interface PortalInput {
  owner: PrismaClient
  secretKey: Buffer
  host: string
  now: Date
  name: string
}

/** A portal with a key for background work; `installing`, so that no schedule runs for it by itself. */
async function addPortal({ owner, secretKey, host, now, name }: PortalInput): Promise<string> {
  const sealing = createSealing(secretKey)
  const id = await aTenantRow(owner, now)
  const data = {
    state: 'installing',
    origin: `http://${host}`,
    clientEndpoint: `http://${host}/${name}/rest/`,
    serverEndpoint: `http://${host}/rest/`,
    accessToken: sealing.seal(`key-${name}-background`, 'access'),
    refreshToken: sealing.seal(`refresh-${name}`, 'refresh'),
    applicationToken: sealing.seal(`application-${name}`, 'application'),
    tokenExpiresAt: new Date(now.getTime() + 3_600_000),
    fieldNames: { category: 'C', resolveBy: 'R', mailbox: 'M' },
  }
  await owner.portal.update({ where: { id }, data })
  return id
}

function asProduct(url: string): string {
  const product = new URL(url)
  if (product.password === '') product.username = 'poryadok_app'
  return product.href
}
