import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import {
  hearCalls,
  hearLeads,
  actForRobot,
  missedCallQueues,
  missedCallRoutes,
  missedCallsSlice,
  startMissedCalls,
  type ManagerCall,
  type MissedCallDeps,
} from './missed-calls/index.ts'
import { leadEntityTypeId, type Action, type Tenant, type Viewer } from './portal/index.ts'

/** Final stages that every portal has, whatever it calls the others. Bitrix24 docs: api-reference/crm/status/crm-status-list */
const finalStages = new Set(['CONVERTED', 'JUNK'])

export type MissedCalls = ReturnType<typeof wireMissedCalls>

/** Missed calls and the lines they come in by. */
export function wireMissedCalls(ground: Ground) {
  const { clock, portal, tenants, tenantOf, settings, gate, sync, messages } = ground
  const deps: MissedCallDeps = {
    ...ground,
    portal: portal.client,
    records: sync.records,
    notices: messages.notices,
    activePortals: () => tenants.active(),
    isOn: (portalId) => gate.isOn(portalId, missedCallsSlice.name),
    settings: (portalId) => settings.of(portalId, missedCallsSlice),
    async isClosedStage(tenant: Tenant, stageId) {
      if (stageId === null || finalStages.has(stageId)) return stageId !== null
      const { stages } = await portal.directory.of(tenant)
      return stages.some(({ id, meaning }) => id === stageId && meaning !== 'process')
    },
  }
  hearLeads(sync.records, deps)
  sync.onEvent(hearCalls(deps))
  const capability: Capability = {
    routes: (server) =>
      missedCallRoutes(server, {
        ...gate.guards(ground.guards, missedCallsSlice.name),
        ...deps,
        may: async (viewer: Viewer, action: Action) =>
          (await portal.permissions.of(await tenantOf(viewer.portalId), viewer)).actions.includes(action),
      }),
    queues: missedCallQueues(deps),
    start: (jobs) => startMissedCalls(jobs, clock),
  }
  return {
    capability,
    /** What a robot of the portal's automation asks about a lead. */
    findManager: (tenant: Tenant, entityId: number, call: ManagerCall) =>
      actForRobot(deps, tenant, { portalId: tenant.id, entityTypeId: leadEntityTypeId, entityId }, call),
  }
}
