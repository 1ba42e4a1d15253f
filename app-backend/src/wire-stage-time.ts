import type { Capability } from './capability.ts'
import { workingMs, type DeadlineKind } from './deadlines/index.ts'
import type { Ground } from './ground.ts'
import { conditionsOf, type RoutingKind } from './routing/index.ts'
import {
  createFieldList,
  createStageStore,
  rebuildKind,
  rebuildStageTime,
  stageTimeQueues,
  stageTimeRoutes,
  stageTimeSlice,
  startStageTime,
  wakeReader,
  type Groups,
  type ReadDeps,
} from './stage-time/index.ts'
import type { Rules } from './wire-rule-sets.ts'

/** Kinds of rules that say which time is working time, and which group serves a category. */
interface Kinds {
  deadline: DeadlineKind
  routing: RoutingKind
}

/** Times in stages: the portal's history read on, reports on it, and the times of one request. */
export function wireStageTime(
  ground: Ground,
  { ruleSets }: Pick<Rules, 'ruleSets'>,
  { deadline, routing }: Kinds,
): Capability {
  const { db, clock, portal, tenants, addJob, tenantOf, settings, gate, longWork, writes, sync } = ground
  const deps: ReadDeps = {
    db,
    clock,
    portal: portal.client,
    store: createStageStore(db.prisma),
    writes,
    addJob,
    tenantOf,
    activePortals: () => tenants.active(),
    isOn: (portalId) => gate.isOn(portalId, stageTimeSlice.name),
    settings: (portalId) => settings.of(portalId, stageTimeSlice),
    workingMsOf: async (portalId) => workingMs((await ruleSets.atWork(deadline, portalId)) ?? deadline.empty),
    fieldsOf: createFieldList({ portal: portal.client, clock }),
  }
  const groupsOf = async (portalId: string): Promise<Groups> => {
    const { groups, lines } = (await ruleSets.atWork(routing, portalId)) ?? routing.empty
    // Lines with further conditions serve some requests of a category only.
    const whole = lines.filter((line) => conditionsOf(line).length === 0)
    const of = (category: string) =>
      whole.find(({ categoryIds: ids }) => ids.length === 0 || ids.includes(category))?.groupId ?? null
    return { groups: groups.map(({ id, name }) => ({ id, name })), of }
  }
  sync.records.onChange(wakeReader(deps))
  longWork.register(rebuildKind, rebuildStageTime(deps))
  return {
    routes: (server) => stageTimeRoutes(server, { ...ground.guards, ...portal, ...deps, longWork, groupsOf }),
    queues: stageTimeQueues(deps),
    start: (jobs) => startStageTime(jobs, clock),
  }
}
