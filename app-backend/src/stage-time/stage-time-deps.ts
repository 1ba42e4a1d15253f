import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { StageTimeSettings } from './declaration.ts'
import type { WorkingMs } from './recount.ts'
import type { StageStore } from './store.ts'

export interface StageTimeDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  store: StageStore
  writes: Pick<Writes, 'plan'>
  addJob: Jobs['add']
  tenantOf(portalId: string): Promise<Tenant>
  activePortals(): Promise<readonly { id: string }[]>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<StageTimeSettings>
  /** Working time by the portal's calendar as it is now. */
  workingMsOf(portalId: string): Promise<WorkingMs>
}
