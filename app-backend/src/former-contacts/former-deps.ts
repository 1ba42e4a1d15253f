import type { Notices } from '../messages/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Directory, PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { HistoryOf } from '../timeline-sync/index.ts'
import type { FormerContactSettings } from './declaration.ts'

export interface FormerDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Pick<Writes, 'plan' | 'byPerson'>
  addJob: Jobs['add']
  notices: Pick<Notices, 'send'>
  directory: Directory
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<FormerContactSettings>
  /** Shows entries of a contact's timeline in those of its companies. */
  tieHistory(portalId: string, of: HistoryOf): Promise<{ after: number; more: boolean }>
}
