import type { Capability } from './capability.ts'
import { leftCompanies } from './former-contacts/index.ts'
import type { Ground } from './ground.ts'
import {
  createTimelineStore,
  hearActivities,
  leaveSource,
  pastKind,
  startTimelines,
  syncPast,
  timelineQueues,
  timelineRoutes,
  timelineSlice,
  type TimelineDeps,
} from './timeline-sync/index.ts'

/** Entries of one record’s timeline in those of the records that it belongs to: as they come, and of the past. */
export function wireTimelineSync(ground: Ground): Capability {
  const { db, clock, portal, tenants, addJob, tenantOf, gate, longWork, writes, sync } = ground
  const isOn = (portalId: string) => gate.isOn(portalId, timelineSlice.name)
  const deps: TimelineDeps = {
    db,
    clock,
    portal: portal.client,
    store: createTimelineStore(db.prisma),
    writes,
    addJob,
    tenantOf,
    activePortals: () => tenants.active(),
    isOn,
    namesOf: ground.namesOf,
    organisationOf: async (portalId) => portal.organisations.of(await tenantOf(portalId)),
    leftCompanies: (portalId, ids) => leftCompanies(db.prisma, portalId, ids),
  }
  const hear = hearActivities(deps)
  sync.onEvent(async (tenant, event) => {
    if (await isOn(tenant.id)) await hear(tenant, event)
  })
  writes.onWritten(leaveSource(writes.plan))
  longWork.register(pastKind, syncPast(deps))
  return {
    routes: (server) =>
      timelineRoutes(server, { ...deps, ...gate.guards(ground.guards, timelineSlice.name), writes, longWork }),
    queues: timelineQueues(deps),
    start: (jobs) => startTimelines(jobs, clock),
  }
}
