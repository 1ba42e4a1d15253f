import { callCardSlice } from './call-card/index.ts'
import { companyStatusSlice } from './company-status/index.ts'
import { contactCenterSlice } from './contact-center/index.ts'
import { externalTasksSlice } from './external-tasks/index.ts'
import { correspondenceSlice } from './correspondence/index.ts'
import { auditRoutes, periodUndoKind, periodUndoWork, recordAudit } from './audit/index.ts'
import type { Capability } from './capability.ts'
import { productVersion, type Ground } from './ground.ts'
import { letterHeadlines } from './intake/index.ts'
import { messageRoutes } from './messages/index.ts'
import { keepPeople, peopleJobs, peopleRoutes, permissionFamily, permissionRoutes } from './people/index.ts'
import { fileRoutes } from './platform/files/routes.ts'
import { ensureRepeating } from './platform/jobs/repeat.ts'
import { longWorkRoutes } from './platform/long-work/routes.ts'
import {
  createPageTemplate,
  createRecordWords,
  dailySchedule,
  entryRoutes,
  lifeJobs,
  lifeQueues,
  lifeRoutes,
  portalRoutes,
} from './portal/index.ts'
import { mendJob } from './portal/index.ts'
import { requestsSlice } from './requests/index.ts'
import { settingFamilies, settingsRoutes } from './settings/index.ts'
import type { WiredRequestList } from './wire-request-list.ts'
import type { Requests } from './wire-requests.ts'

const permissionsChanged = (at: Date, portalId: string, userId: number, before: unknown, after: unknown) => ({
  portalId,
  at,
  actor: { kind: 'person' as const, id: String(userId) },
  action: 'permissions.changed',
  before: { matrix: before },
  after: { matrix: after },
})

/** The doors of the ground: the portal's own, settings, people, audit, files, long work, messages, operations. */
export async function wireGround(
  ground: Ground,
  requests: Requests,
  requestList: WiredRequestList,
): Promise<Capability> {
  const { config, clock, log, db, portal, tenants, guards, sync, look, people, messages, operations, storage } = ground
  const proof = { portal: portal.client, appCode: config.B24_CLIENT_ID }
  const template = await createPageTemplate(config.FRONTEND_DIR)
  const own = { ...guards, tenants, clock, people }
  ground.longWork.register(periodUndoKind, periodUndoWork({ ...ground, portal: portal.client }))
  return {
    routes(server) {
      entryRoutes(server, {
        ...proof,
        oauth: portal.oauth,
        tenants,
        clock,
        sessions: portal.sessions,
        defaultOAuthServer: config.B24_OAUTH_SERVERS[0] ?? '',
        template,
        finishWipe: async (tenant) => void (await ground.wipe(tenant)),
        keyRenewed: (portalId) => ground.addJob(mendJob(portalId)),
        async requireView(portalId, view) {
          if (view === 'request-tasks' || view === 'external-task')
            await ground.gate.require(portalId, externalTasksSlice.name)
          if (view === 'call-card') await ground.gate.require(portalId, callCardSlice.name)
          if (view === 'company-status') await ground.gate.require(portalId, companyStatusSlice.name)
          if (view === 'center-history') await ground.gate.require(portalId, contactCenterSlice.name)
          if (view === 'conversation') await ground.gate.require(portalId, correspondenceSlice.name)
          if (view === 'contact-requests' || view === 'company-requests' || view === 'request-list')
            await ground.gate.require(portalId, requestsSlice.name)
        },
        prepareFirstPage: requestList.prepareTab,
      })
      portalRoutes(server, {
        ...proof,
        ...guards,
        tenants,
        sessions: portal.sessions,
        clock,
        inbox: sync.inbox,
        directory: portal.directory,
        ...look,
        ready: sync.begin,
        hookGone: (portalId) => ground.addJob(mendJob(portalId)),
      })
      auditRoutes(server, {
        ...guards,
        db,
        clock,
        portal: portal.client,
        writes: ground.writes,
        longWork: ground.longWork,
        requestIdOf: (...record) => requests.store.idOf(...record),
        letterHeadlines: (portalId, ids) => letterHeadlines(db.prisma, portalId, ids),
        peopleOf: ground.namesOf,
        recordWords: createRecordWords({ ...portal, portal: portal.client, clock }),
        families: (lang) => ({ ...settingFamilies(look.slices, lang), permissions: permissionFamily(lang) }),
        zoneOf: async (portalId) => (await ground.tenantOf(portalId)).zone,
        async mayUndo(viewer) {
          const { actions } = await portal.permissions.of(await ground.tenantOf(viewer.portalId), viewer)
          return actions.includes('runs.undo')
        },
      })
      settingsRoutes(server, {
        ...guards,
        ...ground.changes,
        peopleOf: async (portalId) => (await portal.directory.of(await ground.tenantOf(portalId))).people,
      })
      lifeRoutes(server, { ...guards, ...look, prisma: db.prisma, tenants, version: productVersion })
      peopleRoutes(server, own)
      permissionRoutes(server, {
        ...own,
        ...portal,
        changed: (...change) => recordAudit(db.prisma, permissionsChanged(clock.now(), ...change)),
      })
      operations.routes(server, guards)
      fileRoutes(server, { ...guards, clock, files: storage.files })
      longWorkRoutes(server, { ...guards, db, clock, live: ground.live, longWork: ground.longWork })
      messageRoutes(server, { ...own, messages, privateHosts: config.MAIL_PRIVATE_HOSTS })
    },
    queues: {
      writes: { handler: ground.writes.handler },
      ...messages.queues,
      ...peopleJobs({ people, tenants, clock }),
      ...sync.queues,
      ...lifeJobs({ ...look, tenants, clock, log }, ground.addJob),
      ...operations.queues,
      ...storage.queues,
      ...ground.longWork.queues,
    },
    async start(jobs) {
      await sync.start()
      await ensureRepeating(jobs, lifeQueues.daily, dailySchedule, clock)
      for (const tenant of await tenants.active()) await keepPeople(jobs, tenant)
      await operations.start(jobs)
      await storage.start(jobs)
    },
    stop: () => operations.stop(),
  }
}
