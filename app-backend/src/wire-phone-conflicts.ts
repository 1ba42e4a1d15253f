import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  lookAtPhones,
  lookKind,
  phoneConflictRoutes,
  phoneConflictsSlice,
  type ConflictDeps,
} from './phone-conflicts/index.ts'

/** Numbers that clients of different responsibles have. */
export function wirePhoneConflicts(ground: Ground): Capability {
  const { portal, gate, longWork } = ground
  const deps: ConflictDeps = { ...ground, portal: portal.client }
  longWork.register(lookKind, lookAtPhones(deps))
  return {
    routes: (server) =>
      phoneConflictRoutes(server, { ...gate.guards(ground.guards, phoneConflictsSlice.name), ...deps }),
  }
}
