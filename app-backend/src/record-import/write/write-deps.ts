import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { PortalClient, Tenant } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import type { ImportStore } from '../import-store.ts'

export interface WriteDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  log: Logger
  portal: PortalClient
  runs: ImportStore
  tenantOf(portalId: string): Promise<Tenant>
  /** A file of the run's archive; null when it is larger than a timeline takes. Throws `table.*`. */
  fileOf(run: ImportRun, entry: string): Promise<Buffer | null>
  /** The archive is read no more. */
  letGo(run: ImportRun): Promise<void>
  /** `LICENSE` of the portal; empty while it is not known. */
  licenceOf(portalId: string): Promise<string>
}

export const transaction = { timeout: 60_000, maxWait: 60_000 }
