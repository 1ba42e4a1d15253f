import type { Capability } from './capability.ts'
import {
  centerQueue,
  contactCenterApi,
  contactCenterRoutes,
  contactCenterSlice,
  createDirectories,
  createFetchRecord,
  createLocks,
  performQueued,
  readMaps,
  type AnswerDeps,
} from './contact-center/index.ts'
import type { Ground } from './ground.ts'

/** The contact centre's API by keys, its journal and its tables. */
export function wireContactCenter(ground: Ground): Capability {
  const { clock, config, db, log, portal, writes, remember, tenants, tenantOf, people, storage, addJob, gate } = ground
  const records = createFetchRecord(config.B24_PRIVATE_HOSTS)
  const deps: AnswerDeps = {
    db,
    clock,
    log,
    portal: portal.client,
    writeOnce: writes.once,
    remember,
    peopleOf: async (tenant) => (await people.organisation(tenant)).people,
    directories: createDirectories(portal.client, clock),
    locks: createLocks(db.prisma, clock),
    files: storage.files,
    fetchRecord: records.fetch,
    addJob,
    settings: (portalId) => ground.settings.of(portalId, contactCenterSlice),
    maps: async (portalId) => (await readMaps(db.prisma, portalId)).maps,
  }
  const switchedOn = (portalId: string) => gate.require(portalId, contactCenterSlice.name)
  return {
    routes(server) {
      contactCenterApi(server, { ...deps, tenants, switchedOn })
      const { requirePermission } = gate.guards(ground.guards, contactCenterSlice.name)
      contactCenterRoutes(server, { ...deps, requirePermission, tenantOf, publicUrl: config.PUBLIC_URL })
    },
    queues: {
      [centerQueue]: {
        async handler({ portalId, payload }) {
          const { callId } = payload as { callId: string }
          return portalId === null ? undefined : performQueued({ ...deps, tenantOf }, portalId, callId)
        },
      },
    },
    stop: () => records.stop(),
  }
}
