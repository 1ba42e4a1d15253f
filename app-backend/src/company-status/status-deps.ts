import type { Notices } from '../messages/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Organisation, PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { CompanyStatusSettings } from './declaration.ts'

export interface StatusDeps {
  db: Database
  clock: Clock
  addJob: Jobs['add']
  portal: Pick<PortalClient, 'call' | 'batch'>
  writes: Pick<Writes, 'once' | 'plan'>
  notices: Pick<Notices, 'send' | 'sendToAdministrators'>
  /** People and departments, read no longer than ten minutes ago: nobody is let through or refused on older lists. */
  organisation(tenant: Tenant): Promise<Organisation>
  /** Administrators whom the product has met: the portal has no list of them. */
  administrators(portalId: string): Promise<{ id: number; name: string }[]>
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<CompanyStatusSettings>
}
