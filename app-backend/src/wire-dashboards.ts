import type { Capability } from './capability.ts'
import { statusesOf } from './company-status/index.ts'
import { dashboardRoutes, type OverviewDeps } from './dashboards/index.ts'
import type { Ground } from './ground.ts'

/** Pictures of the CRM within each viewer's rights. */
export const wireDashboards = (ground: Ground): Capability => ({
  routes: (server) => dashboardRoutes(server, { ...overviewDeps(ground), ...ground.guards }),
})

/** What the figures of the dashboard are read with. */
export const overviewDeps = ({ db, portal, clock, tenantOf }: Ground): OverviewDeps => ({
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
})
