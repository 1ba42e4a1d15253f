import type { Clock } from '../platform/clock/clock.ts'
import type { Actor, Directory, Organisations, PortalClient, Tenant } from '../portal/index.ts'
import { askPortal } from './ask-portal.ts'
import { callsAsked, callsRead } from './calls-part.ts'
import { companiesAsked, companiesRead } from './companies-part.ts'
import type { Overview, OverviewQuery } from './contract.ts'
import type { OverviewFacts } from './overview-facts.ts'
import { requestsAsked, requestsRead } from './requests-part.ts'
import { timeBuckets } from './rules/time-buckets.ts'
import { statusesAsked, statusesRead } from './statuses-part.ts'
import { whoseWork } from './whose-work.ts'

export interface OverviewDeps {
  portal: PortalClient
  clock: Clock
  directory: Directory
  organisations: Organisations
  tenantOf(portalId: string): Promise<Tenant>
  /** Statuses of companies: their values in the portal's field, by the field's name. */
  statusesOf(portalId: string): Promise<OverviewFacts['statuses']>
}

/**
 * Requests, calls, statuses and companies as the portal counts them for whoever looks, with their own token: two REST requests
 * and one for the companies, more where a portal has dozens of categories. Throws AppError `portal.*`.
 */
export async function readOverview(
  deps: OverviewDeps,
  looker: { portalId: string; actor: Actor },
  query: OverviewQuery,
): Promise<Overview> {
  const facts = await factsOf(deps, looker.portalId, query)
  const answers = await askPortal(deps.portal, looker.actor, {
    ...requestsAsked(facts),
    ...callsAsked(facts),
    ...statusesAsked(facts),
    ...companiesAsked(facts),
  })
  return {
    asOf: facts.now.toISOString(),
    requests: requestsRead(facts, answers),
    calls: callsRead(facts, answers),
    statuses: statusesRead(facts, answers),
    companies: await companiesRead(deps.portal, looker.actor, facts, answers),
  }
}

async function factsOf(deps: OverviewDeps, portalId: string, query: OverviewQuery): Promise<OverviewFacts> {
  const tenant = await deps.tenantOf(portalId)
  const [directory, organisation, statuses] = [
    await deps.directory.of(tenant),
    await deps.organisations.of(tenant),
    await deps.statusesOf(portalId),
  ]
  const { from, to } = query
  const people = whoseWork(query, organisation)
  return { tenant, directory, statuses, people, from, to, buckets: timeBuckets(from, to), now: deps.clock.now() }
}
