import type { People } from '../people/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'

export interface ConflictDeps {
  db: Database
  clock: Clock
  portal: Pick<PortalClient, 'batch'>
  people: Pick<People, 'organisation'>
  longWork: Pick<LongWork, 'start'>
  tenantOf(portalId: string): Promise<Tenant>
}

/** Kind of the long work that reads all numbers of a portal. */
export const lookKind = 'phone-conflicts.look'
