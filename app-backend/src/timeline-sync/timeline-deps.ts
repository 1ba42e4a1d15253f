import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Organisation, PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { TimelineStore } from './store.ts'

export interface TimelineDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  store: TimelineStore
  writes: Pick<Writes, 'plan'>
  addJob: Jobs['add']
  tenantOf(portalId: string): Promise<Tenant>
  activePortals(): Promise<readonly { id: string }[]>
  /** Names of the portal’s people by their numbers. */
  namesOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** People and departments; null when they were never read. */
  organisationOf(portalId: string): Promise<Organisation | null>
  isOn(portalId: string): Promise<boolean>
  /** Companies that contacts left when they stopped working there, by contact; who works is left out. */
  leftCompanies(portalId: string, contactIds: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>>
}
