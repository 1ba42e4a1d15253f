import { addDays, dateOf } from '../kernel/local-time.ts'
import type { Tenant } from '../portal/index.ts'
import { readOverview, type OverviewDeps } from './read-overview.ts'
import { figuresOf, type Figure } from './rules/figures-of.ts'

/** The figures of the last days with the rights of the product: what the dashboard shows to somebody who sees everything. Throws AppError `portal.*`. */
export async function readFigures(deps: OverviewDeps, tenant: Tenant, days: number): Promise<Figure[]> {
  const to = dateOf(deps.clock.now(), tenant.zone)
  const from = addDays(to, 1 - days)
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const overview = await readOverview(deps, { portalId: tenant.id, actor }, { from, to })
  const { categories } = await deps.directory.of(tenant)
  const { language, zone } = tenant
  return figuresOf(overview, { from, to, categories, language, zone })
}
