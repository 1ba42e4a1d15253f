import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { PortalClient, Tenant } from '../../portal/index.ts'
import type { ImportStore } from '../import-store.ts'

export interface WriteDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  log: Logger
  portal: PortalClient
  runs: ImportStore
  tenantOf(portalId: string): Promise<Tenant>
  /** `LICENSE` of the portal; empty while it is not known. */
  licenceOf(portalId: string): Promise<string>
}

export const transaction = { timeout: 60_000, maxWait: 60_000 }
