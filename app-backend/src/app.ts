import fastifyStatic from '@fastify/static'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { auditRoutes, recordAudit, recordDecisions, refusalTrail, writeTrail } from './audit/index.ts'
import { startIntake, intakeRoutes, intakeSlice, letterHeadlines, mailboxOf } from './intake/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import { createDatabase } from './platform/db/database.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { createJobs, type Jobs } from './platform/jobs/create-jobs.ts'
import { ensureRepeating } from './platform/jobs/repeat.ts'
import { createLive } from './platform/live/create-live.ts'
import { createLongWork } from './platform/long-work/create-long-work.ts'
import { longWorkRoutes } from './platform/long-work/routes.ts'
import { openFiles } from './platform/files/open-files.ts'
import { fileRoutes } from './platform/files/routes.ts'
import type { Logger } from './platform/log/logger.ts'
import {
  BatchReference,
  createPageTemplate,
  createPortal,
  createSync,
  createWrites,
  loopLimits,
  dailySchedule,
  entryRoutes,
  lifeJobs,
  lifeQueues,
  lifeRoutes,
  mendingEvents,
  mendJob,
  portalRoutes,
  portalSlice,
  uninstall,
  type Tenant,
} from './portal/index.ts'
import {
  createCompanyContacts,
  createRequestLive,
  createRequestStore,
  firstQuery,
  hearChanges,
  joinRequest,
  mayRead,
  openRequestFromLetter,
  prepareList,
  requestRoutes,
  requestsSlice,
} from './requests/index.ts'
import { createOperations, defaultRetention, operationsSlice, retentionDays } from './operations/index.ts'
import { createMessages, messageRoutes, messagesSlice } from './messages/index.ts'
import { createPeople, keepPeople, peopleJobs, peopleRoutes, permissionRoutes, peopleSlice } from './people/index.ts'
import { createSlices, settingsRoutes } from './settings/index.ts'
import { threadingSlice } from './threading/index.ts'
import { AppError } from './platform/errors/app-error.ts'

export interface App {
  server: HttpServer
  smtpPort: number
  stop(): Promise<void>
}

const permissionsChanged = (at: Date, portalId: string, userId: number, before: unknown, after: unknown) => ({
  portalId,
  at,
  actor: { kind: 'person' as const, id: String(userId) },
  action: 'permissions.changed',
  before: { matrix: before },
  after: { matrix: after },
})

/** As the «О приложении» page names it. */
const productVersion = '0.1.0'

/** The whole product, wired: pages and API, events, intake of letters. Starts nothing twice and stops what it started. */
export async function createApp(config: Config, clock: Clock, log: Logger): Promise<App> {
  const db = createDatabase(config.DATABASE_URL, log)
  const portal = createPortal({ config, clock, db, log, trail: writeTrail })
  const store = createRequestStore(db.prisma)
  const live = createLive(db)
  const requestLive = createRequestLive(live)
  const companyContacts = createCompanyContacts({ portal: portal.client, lists: portal.lists, clock })
  const list = { directory: portal.directory, companyContacts, store, clock }
  const { tenants, guards, sessions } = portal
  const addJob: Jobs['add'] = (job, tx) => jobs.add(job, tx)
  const storage = openFiles({ config, db, clock, log })
  const longWork = createLongWork({ db, clock, log, live, addJob })
  const wiping = { prisma: db.prisma, portal: portal.client, clock, log, wipeFiles: storage.files.wipe }
  const sync = createSync({
    db,
    clock,
    log,
    client: portal.client,
    tenants,
    addJob,
    uninstall: (tenant) => uninstall(wiping, tenant),
  })
  hearChanges(sync.records, { store, companyContacts, live: requestLive, clock })

  const tenantOf = async (id: string): Promise<Tenant> => {
    const tenant = await tenants.byId(id)
    if (!tenant) throw new AppError('portal.unknown')
    return tenant
  }
  const remember = async (portalId: string, entityTypeId: number, item: unknown) =>
    sync.records.remember(await tenantOf(portalId), entityTypeId, item)
  const writes = createWrites({
    prisma: db.prisma,
    clock,
    log,
    portal: portal.client,
    addJob,
    loopLimits: () => Promise.resolve(loopLimits),
    refused: refusalTrail,
    remember,
    trail: writeTrail,
  })
  const writeOnce = writes.once
  const declarations = [
    portalSlice,
    requestsSlice,
    intakeSlice,
    threadingSlice,
    operationsSlice,
    peopleSlice,
    messagesSlice,
  ]
  const { slices, settings, changes, gate } = createSlices({ db, clock, tenants, declarations, addJob })
  const look = {
    portal: portal.client,
    slices,
    publicUrl: config.PUBLIC_URL,
    switchedOff: settings.switchedOff,
    mailboxOf: (portalId: string) => mailboxOf(db.prisma, portalId),
  }
  const life = lifeJobs({ ...look, tenants, clock, log }, addJob)
  sync.onEvent(async (tenant, { name }) => {
    if (mendingEvents.has(name)) await addJob(mendJob(tenant.id))
  })
  const letters = {
    portal: portal.client,
    store,
    writeOnce,
    remember,
    clock,
    tenantOf,
    settings: (portalId: string) => settings.of(portalId, requestsSlice),
  }

  const people = createPeople({ ...portal, portal: portal.client, clock })
  const messages = createMessages({
    ...portal,
    db,
    clock,
    people,
    portal: portal.client,
    jobs: { add: addJob },
    privateHosts: config.MAIL_PRIVATE_HOSTS,
    isOwnAddress: async (portalId, address) =>
      (await db.prisma.mailbox.findFirst({ where: { portalId, address, active: true } })) !== null,
  })
  sync.onEvent(async (tenant, { name }) => {
    if (name === 'ONUSERADD') await keepPeople({ add: addJob }, tenant)
  })

  const operations = createOperations({
    config,
    clock,
    db,
    log,
    version: productVersion,
    reseal: portal.reseal,
    nameOf: async (portalId, userId) => {
      const { people: known } = await portal.directory.of(await tenantOf(portalId))
      return known.find(({ id }) => id === userId)?.name ?? null
    },
    daysOf: async (portalId) => retentionDays(await settings.of(portalId, operationsSlice), defaultRetention.audit),
    notify: (notice) => messages.notices.sendToAdministrators(notice),
    audit: (tx, { portalId, userId, action, at, details }) =>
      recordAudit(tx, { portalId, at, actor: { kind: 'person', id: String(userId) }, action, after: details }),
  })
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
    finishWipe: async (tenant) => void (await uninstall(wiping, tenant)),
    keyRenewed: (portalId) => addJob(mendJob(portalId)),
    async requireView(portalId, view) {
      if (view === 'contact-requests' || view === 'company-requests') await gate.require(portalId, requestsSlice.name)
    },
    prepareFirstPage: (tenant, client) =>
      prepareList(list, tenant, client, firstQuery, BatchReference.result('me', 'ID')),
  })
  portalRoutes(server, {
    ...proof,
    ...guards,
    tenants,
    sessions,
    clock,
    inbox: sync.inbox,
    directory: portal.directory,
    ...look,
    ready: sync.begin,
  })
  requestRoutes(server, {
    ...list,
    ...gate.guards(guards, requestsSlice.name),
    portal: portal.client,
    tenants,
    writeOnce,
    remember,
    live: requestLive,
  })

  const works = config.ROLE !== 'web'
  const startHere = works
    ? startIntake
    : () => Promise.resolve({ smtpPort: config.SMTP_PORT, stop: () => Promise.resolve() })
  const intake = await startHere({
    config,
    clock,
    log,
    db,
    recordDecisions,
    async openRequest(letter) {
      await gate.require(letter.portalId, intakeSlice.name)
      return openRequestFromLetter(letters, letter)
    },
    async joinRequest(letter, requestId) {
      await gate.require(letter.portalId, intakeSlice.name)
      return joinRequest(letters, letter, requestId)
    },
    async handled(portalId, requestId, kind) {
      const request = await store.byId(portalId, requestId)
      if (request) await requestLive.announce(await tenantOf(portalId), request.entityId, kind)
    },
  })
  intakeRoutes(server, {
    ...guards,
    db,
    clock,
    smtp: { host: config.SMTP_HOST, port: intake.smtpPort },
    downloaded: ({ portalId, userId }, letterId, file) =>
      recordAudit(db.prisma, {
        portalId,
        at: clock.now(),
        actor: { kind: 'person', id: String(userId) },
        action: 'letter.downloaded',
        after: { letterId, ...(file ? { file } : {}) },
      }),
    mayReadRequest: (viewer, requestId) => mayRead(letters, { kind: 'viewer', ...viewer }, requestId),
  })

  auditRoutes(server, {
    ...guards,
    db,
    clock,
    portal: portal.client,
    writes,
    requestIdOf: (...record) => store.idOf(...record),
    letterHeadlines: (portalId, ids) => letterHeadlines(db.prisma, portalId, ids),
    peopleOf: async (portalId) => {
      const { people: known } = await portal.directory.of(await tenantOf(portalId))
      return new Map(known.map(({ id, name }) => [id, name]))
    },
    async mayUndo(viewer) {
      const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
      return actions.includes('runs.undo')
    },
  })
  settingsRoutes(server, {
    ...guards,
    ...changes,
    peopleOf: async (portalId) => (await portal.directory.of(await tenantOf(portalId))).people,
  })
  lifeRoutes(server, { ...guards, ...look, prisma: db.prisma, tenants, version: productVersion })

  const own = { ...guards, tenants, clock, people }
  peopleRoutes(server, own)
  permissionRoutes(server, {
    ...own,
    ...portal,
    changed: (...change) => recordAudit(db.prisma, permissionsChanged(clock.now(), ...change)),
  })
  operations.routes(server, guards)
  fileRoutes(server, { ...guards, clock, files: storage.files })
  longWorkRoutes(server, { ...guards, db, clock, live, longWork })
  messageRoutes(server, { ...own, messages, privateHosts: config.MAIL_PRIVATE_HOSTS })

  const jobs = createJobs(
    { db, clock, log },
    {
      writes: { handler: writes.handler },
      ...messages.queues,
      ...peopleJobs({ people, tenants, clock }),
      ...sync.queues,
      ...life,
      ...operations.queues,
      ...storage.queues,
      ...longWork.queues,
    },
  )
  await sync.start()
  await ensureRepeating(jobs, lifeQueues.daily, dailySchedule, clock)
  for (const tenant of await tenants.active()) await keepPeople(jobs, tenant)
  await operations.start(jobs)
  await storage.start(jobs)
  if (works) jobs.start()
  return {
    server,
    smtpPort: intake.smtpPort,
    async stop() {
      operations.drain()
      await server.close()
      settings.stop()
      await Promise.all([jobs.stop(), operations.stop(), intake.stop()])
      await portal.stop()
      await db.stop()
    },
  }
}
