import type { Capability } from './capability.ts'
import {
  centerCardRoutes,
  centerQueue,
  contactCenterApi,
  contactCenterRoutes,
  contactCenterSlice,
  createDirectories,
  createFetchRecord,
  createLocks,
  createMapsReader,
  hearHappenings,
  hookQueues,
  hookRoutes,
  performQueued,
  startHooks,
  type AnswerDeps,
  type HookDeps,
  type KeyGuardDeps,
} from './contact-center/index.ts'
import type { Ground } from './ground.ts'
import { createOutsideClient } from './platform/net/outside-client.ts'

/** The contact centre's API by keys, its journal and its tables. */
export function wireContactCenter(ground: Ground): Capability {
  const { clock, config, db, log, portal, writes, remember, tenantOf, people, storage, addJob, gate } = ground
  const outside = createOutsideClient(config.CENTER_PRIVATE_HOSTS)
  const directories = createDirectories(portal.client, clock)
  const deps: AnswerDeps = {
    db,
    clock,
    log,
    portal: portal.client,
    writeOnce: writes.once,
    remember,
    peopleOf: async (tenant) => (await people.organisation(tenant)).people,
    directories,
    locks: createLocks(db.prisma, clock),
    files: storage.files,
    fetchRecord: createFetchRecord(outside),
    addJob,
    settings: (portalId) => ground.settings.of(portalId, contactCenterSlice),
    maps: createMapsReader(db),
  }
  const hooks: HookDeps = {
    db,
    clock,
    portal: portal.client,
    directories,
    sealing: portal.sealing,
    outside,
    addJob,
    tenantOf,
    isOn: (portalId) => gate.isOn(portalId, contactCenterSlice.name),
  }
  const hear = hearHappenings(hooks)
  ground.sync.onEvent(hear.event)
  ground.sync.records.onChange(hear.change)
  const switchedOn: KeyGuardDeps['switchedOn'] = (portalId, abilities) =>
    gate.require(portalId, contactCenterSlice.name, abilities)
  return {
    routes(server) {
      contactCenterApi(server, { ...deps, switchedOn })
      const { requirePermission, requireViewer } = gate.guards(ground.guards, contactCenterSlice.name)
      centerCardRoutes(server, { ...deps, requireViewer, tenantOf })
      contactCenterRoutes(server, { ...deps, db, requirePermission, tenantOf, publicUrl: config.PUBLIC_URL })
      hookRoutes(server, { ...hooks, requirePermission })
    },
    queues: {
      ...hookQueues(hooks),
      [centerQueue]: {
        async handler({ portalId, payload }) {
          const { callId } = payload as { callId: string }
          return portalId === null ? undefined : performQueued({ ...deps, tenantOf }, portalId, callId)
        },
      },
    },
    start: (jobs) => startHooks(jobs, clock),
    stop: () => outside.stop(),
  }
}
