import type { recordAudit, recordDecisions } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { TaskMove } from '../external-tasks/index.ts'
import type { Directory, PortalClient, Tenant, Viewer, Writes } from '../portal/index.ts'
import type { createRequestStore } from '../requests/index.ts'
import type { Tx } from './move-store.ts'

export interface MoveDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  directory: Pick<Directory, 'of'>
  store: ReturnType<typeof createRequestStore>
  writes: Pick<Writes, 'plan' | 'once' | 'undo'>
  addJob: Jobs['add']
  recordDecisions: typeof recordDecisions
  recordAudit: typeof recordAudit
  tenantOf(portalId: string): Promise<Tenant>
  /** Keeps a record that the product has just made: its echo is no news. */
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
  /** Puts external tasks into another request; the portal's numbers of those that were still there. */
  moveTasks(tx: Tx, move: TaskMove): Promise<number[]>
  /** The request has other letters than before: open screens may look. */
  changed(portalId: string, requestId: number): Promise<void>
  mayUndoAll(viewer: Viewer): Promise<boolean>
}
