import type { Notices } from '../messages/index.ts'
import type { People } from '../people/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { PortalClient, Records, Tenant, Writes } from '../portal/index.ts'
import type { MissedCallSettings } from './declaration.ts'

export interface MissedCallDeps {
  db: Database
  clock: Clock
  addJob: Jobs['add']
  portal: Pick<PortalClient, 'batch'>
  records: Pick<Records, 'look'>
  writes: Pick<Writes, 'plan'>
  notices: Pick<Notices, 'send' | 'sendToAdministrators'>
  people: Pick<People, 'organisation' | 'chainOfHeads' | 'absentAt'>
  tenantOf(portalId: string): Promise<Tenant>
  activePortals(): Promise<readonly Tenant[]>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<MissedCallSettings>
  /** A final stage of leads. */
  isClosedStage(tenant: Tenant, stageId: string | null): Promise<boolean>
}
