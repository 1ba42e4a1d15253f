import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'

export interface FieldDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  longWork: Pick<LongWork, 'start'>
  tenantOf(portalId: string): Promise<Tenant>
  /** Names of the portal's people by their ids. */
  namesOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** The portal has other fields now: what is kept of them is read again. */
  fieldsChanged(tenant: Tenant): Promise<void>
}
