import type { Capability } from './capability.ts'
import { dashboardRoutes } from './dashboards/index.ts'
import type { Ground } from './ground.ts'

/** Pictures of the CRM within each viewer's rights. */
export const wireDashboards = ({ portal, clock, tenantOf, guards }: Ground): Capability => ({
  routes: (server) => dashboardRoutes(server, { portal: portal.client, clock, tenantOf, ...guards }),
})
