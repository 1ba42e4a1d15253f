import type { Capability } from './capability.ts'
import { statusesOf } from './company-status/index.ts'
import { dashboardRoutes } from './dashboards/index.ts'
import type { Ground } from './ground.ts'

/** Pictures of the CRM within each viewer's rights. */
export const wireDashboards = ({ db, portal, clock, tenantOf, guards }: Ground): Capability => ({
  routes: (server) =>
    dashboardRoutes(server, {
      portal: portal.client,
      directory: portal.directory,
      organisations: portal.organisations,
      clock,
      tenantOf,
      async statusesOf(portalId) {
        const { field, known } = await statusesOf(db, portalId)
        const values = known.flatMap(({ name, optionId }) => (optionId === null ? [] : [{ name, optionId }]))
        return values.length === 0 ? null : { field, values }
      },
      ...guards,
    }),
})
