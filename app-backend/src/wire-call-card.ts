import { callCardRoutes, callCardSlice, createRecentLooks, type CardDeps } from './call-card/index.ts'
import type { Capability } from './capability.ts'
import { statusesOf } from './company-status/index.ts'
import { awayAmong, formerContactsSlice } from './former-contacts/index.ts'
import type { Ground } from './ground.ts'
import type { Action, Viewer } from './portal/index.ts'

/** The colour of a call; it reads the statuses of companies. */
export function wireCallCard(ground: Ground): Capability {
  const { db, portal, settings, gate, messages, tenantOf } = ground
  const deps: CardDeps = {
    ...ground,
    portal: portal.client,
    notices: messages.notices,
    settings: (portalId) => settings.of(portalId, callCardSlice),
    away: async (portalId, contactIds) =>
      (await gate.isOn(portalId, formerContactsSlice.name)) ? awayAmong(db.prisma, portalId, contactIds) : [],
    statuses: (portalId) => statusesOf(db, portalId),
  }
  return {
    routes: (server) =>
      callCardRoutes(server, {
        ...gate.guards(ground.guards, callCardSlice.name),
        ...deps,
        recent: createRecentLooks(ground.clock),
        frontendDir: ground.config.FRONTEND_DIR,
        byMember: (memberId) => ground.tenants.byMember(memberId),
        requireSlice: (portalId) => gate.require(portalId, callCardSlice.name),
        may: async (viewer: Viewer, action: Action) =>
          (await portal.permissions.of(await tenantOf(viewer.portalId), viewer)).actions.includes(action),
      }),
  }
}
