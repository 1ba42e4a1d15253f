import type { Capability } from './capability.ts'
import {
  companyStatusQueues,
  companyStatusRoutes,
  companyStatusSlice,
  hearCompanies,
  hearListEdited,
  hearUndone,
  type StatusDeps,
} from './company-status/index.ts'
import type { Ground } from './ground.ts'

/** Longest that a right by the department tree outlives a change there, ms. */
const freshMs = 10 * 60_000

/** Statuses of companies and the guard over them. */
export function wireCompanyStatus(ground: Ground): Capability {
  const { portal, people, settings, gate, sync, messages, writes, clock } = ground
  const deps: StatusDeps = {
    ...ground,
    portal: portal.client,
    notices: messages.notices,
    organisation: async (tenant) => (await portal.organisations.of(tenant, freshMs)) ?? people.organisation(tenant),
    administrators: (portalId) => portal.administrators.of(portalId),
    isOn: (portalId) => gate.isOn(portalId, companyStatusSlice.name),
    settings: (portalId) => settings.of(portalId, companyStatusSlice),
  }
  hearCompanies(sync.records, deps)
  sync.onEvent(hearListEdited(deps))
  writes.onUndo(hearUndone({ clock }))
  return {
    routes: (server) =>
      companyStatusRoutes(server, { ...gate.guards(ground.guards, companyStatusSlice.name), ...deps }),
    queues: companyStatusQueues(deps),
  }
}
