import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  followQueues,
  hearHanded,
  stuckActivitiesSlice,
  stuckRoutes,
  type StuckDeps,
} from './stuck-activities/index.ts'

/** Activities that somebody counts and can't find. */
export function wireStuckActivities(ground: Ground): Capability {
  const { portal, settings, gate, sync } = ground
  const deps: StuckDeps = {
    ...ground,
    portal: portal.client,
    isOn: (portalId) => gate.isOn(portalId, stuckActivitiesSlice.name),
    settings: (portalId) => settings.of(portalId, stuckActivitiesSlice),
  }
  hearHanded(sync.records, deps)
  return {
    routes: (server) => stuckRoutes(server, { ...gate.guards(ground.guards, stuckActivitiesSlice.name), ...deps }),
    queues: followQueues(deps),
  }
}
