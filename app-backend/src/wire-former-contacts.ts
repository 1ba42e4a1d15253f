import type { Capability } from './capability.ts'
import {
  formerContactQueues,
  formerContactRoutes,
  formerContactsSlice,
  hearContacts,
  leftCompanies,
  proposalKind,
  proposalRoutes,
  scanContacts,
  type FormerDeps,
} from './former-contacts/index.ts'
import type { Ground } from './ground.ts'
import { createTimelineStore, tieHistory } from './timeline-sync/index.ts'

/** Contacts that no longer work for their companies. */
export function wireFormerContacts(ground: Ground): Capability {
  const { db, clock, portal, settings, gate, sync, messages, writes, addJob, tenantOf, longWork } = ground
  const { name } = formerContactsSlice
  const history = {
    db,
    clock,
    portal: portal.client,
    store: createTimelineStore(db.prisma),
    writes,
    leftCompanies: (portalId: string, ids: readonly number[]) => leftCompanies(db.prisma, portalId, ids),
  }
  const deps: FormerDeps = {
    db,
    clock,
    portal: portal.client,
    directory: portal.directory,
    writes,
    addJob,
    notices: messages.notices,
    tenantOf,
    isOn: (portalId) => gate.isOn(portalId, name),
    settings: (portalId) => settings.of(portalId, formerContactsSlice),
    tieHistory: (portalId, of) => tieHistory(history, portalId, of),
  }
  hearContacts(sync.records, deps)
  const proposals = { ...deps, longWork }
  longWork.register(proposalKind, scanContacts(proposals))
  return {
    routes(server) {
      const guards = gate.guards(ground.guards, name)
      formerContactRoutes(server, { ...deps, ...guards })
      proposalRoutes(server, { ...proposals, ...guards })
    },
    queues: formerContactQueues(deps),
  }
}
