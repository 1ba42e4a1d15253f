import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { applyFields, applyKind, requestFieldRoutes, type FieldDeps } from './request-fields/index.ts'

/** Own fields of requests: the set, the portal beside it, and the work that brings the portal to the set. */
export function wireRequestFields(ground: Ground): Capability {
  const { db, clock, portal, longWork, tenantOf, namesOf } = ground
  const deps: FieldDeps = {
    db,
    clock,
    portal: portal.client,
    longWork,
    tenantOf,
    namesOf,
    fieldsChanged: async (tenant) => void (await portal.directory.refresh(tenant)),
  }
  longWork.register(applyKind, applyFields(deps))
  return {
    routes: (server) =>
      requestFieldRoutes(server, {
        ...deps,
        ...ground.guards,
        async mayEdit(viewer) {
          const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
          return actions.includes('settings.edit')
        },
      }),
  }
}
