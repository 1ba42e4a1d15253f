import fastifyStatic from '@fastify/static'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { startIntake, intakeRoutes, mailboxOf } from './intake/index.ts'
import { recordDecisions } from './audit/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import { createDatabase } from './platform/db/database.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { startWorker } from './platform/jobs/worker.ts'
import type { Logger } from './platform/log/logger.ts'
import {
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  createPageTemplate,
  createPortal,
  createWriteOnce,
  createWriteStore,
  entryRoutes,
  portalRoutes,
  processEvents,
  type Tenant,
} from './portal/index.ts'
import {
  createCompanyContacts,
  createLive,
  createRequestStore,
  firstQuery,
  joinRequest,
  mayRead,
  openRequestFromLetter,
  prepareList,
  requestRoutes,
} from './requests/index.ts'
import { AppError } from './platform/errors/app-error.ts'

export interface App {
  server: HttpServer
  smtpPort: number
  stop(): Promise<void>
}

/** The whole product, wired: pages and API, events, intake of letters. Starts nothing twice and stops what it started. */
export async function createApp(config: Config, clock: Clock, log: Logger): Promise<App> {
  const db = createDatabase(config.DATABASE_URL, log)
  const portal = createPortal({ config, clock, db, log })
  const store = createRequestStore(db.prisma)
  const live = createLive(db)
  const writeOnce = createWriteOnce(createWriteStore(db.prisma), clock)
  const companyContacts = createCompanyContacts({ portal: portal.client, lists: portal.lists, clock })
  const list = { directory: portal.directory, companyContacts, store, clock }
  const { tenants, guards, sessions } = portal

  const tenantOf = async (id: string): Promise<Tenant> => {
    const tenant = await tenants.byId(id)
    if (!tenant) throw new AppError('portal.unknown')
    return tenant
  }
  const letters = { portal: portal.client, store, writeOnce, clock, tenantOf }

  const server = await createHttpServer(log)
  await server.register(fastifyStatic, {
    root: join(config.FRONTEND_DIR, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  })
  const proof = { portal: portal.client, appCode: config.B24_CLIENT_ID }
  entryRoutes(server, {
    ...proof,
    oauth: portal.oauth,
    tenants,
    clock,
    sessions,
    defaultOAuthServer: config.B24_OAUTH_SERVERS[0] ?? '',
    template: await createPageTemplate(config.FRONTEND_DIR),
    prepareFirstPage: (tenant, client) =>
      prepareList(list, tenant, client, firstQuery, BatchReference.result('me', 'ID')),
  })
  portalRoutes(server, {
    ...proof,
    ...guards,
    tenants,
    sessions,
    clock,
    events: portal.events,
    directory: portal.directory,
    publicUrl: config.PUBLIC_URL,
    mailboxOf: (portalId) => mailboxOf(db.prisma, portalId),
    wake: () => db.notify('events', ''),
  })
  requestRoutes(server, { ...list, ...guards, portal: portal.client, tenants, writeOnce, live })

  const intake = await startIntake({
    config,
    clock,
    log,
    db,
    recordDecisions,
    openRequest: (letter) => openRequestFromLetter(letters, letter),
    joinRequest: (letter, requestId) => joinRequest(letters, letter, requestId),
    async handled(portalId, requestId, kind) {
      const request = await store.byId(portalId, requestId)
      if (request) await live.announce(await tenantOf(portalId), request.entityId, kind)
    },
  })
  intakeRoutes(server, {
    ...guards,
    db,
    clock,
    smtp: { host: config.SMTP_HOST, port: intake.smtpPort },
    mayReadRequest: (viewer, requestId) => mayRead(letters, { kind: 'viewer', ...viewer }, requestId),
  })

  const dropContacts = async (tenant: Tenant, change: { entityTypeId: number; id: number }) => {
    if (change.entityTypeId === companyEntityTypeId) await companyContacts.drop(tenant.id, change.id)
    if (change.entityTypeId === contactEntityTypeId) await companyContacts.dropAll(tenant.id)
  }
  const forget = async (tenant: Tenant, change: { entityTypeId: number; id: number; change: string }) => {
    if (change.change === 'deleted') await store.markDeleted(tenant.id, change.entityTypeId, change.id, clock.now())
  }
  const onRecord = [forget, dropContacts, live.onRecord]
  const events = startWorker({
    name: 'events',
    clock,
    log,
    drain: (signal) => processEvents({ events: portal.events, tenants, clock, log, onRecord }, signal),
  })
  const retention = startWorker({
    name: 'retention',
    clock,
    log,
    drain: () => portal.journal.prune(clock.now()),
    sweepMs: 3_600_000,
  })
  const unlisten = db.listen('events', () => events.wake())

  return {
    server,
    smtpPort: intake.smtpPort,
    async stop() {
      unlisten()
      await server.close()
      await Promise.all([events.stop(), retention.stop(), intake.stop()])
      await portal.stop()
      await db.stop()
    },
  }
}
