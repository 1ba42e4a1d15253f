import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { People } from '../people/index.ts'
import type { PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { StuckSettings } from './declaration.ts'

export interface StuckDeps {
  db: Database
  clock: Clock
  addJob: Jobs['add']
  portal: Pick<PortalClient, 'batch'>
  people: Pick<People, 'organisation'>
  writes: Pick<Writes, 'plan'>
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<StuckSettings>
}
