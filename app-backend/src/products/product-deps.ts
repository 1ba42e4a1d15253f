import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { PortalClient, Tenant, Viewer, Writes } from '../portal/index.ts'
import type { ProductSettings } from './declaration.ts'
import type { PickStore } from './pick-store.ts'
import type { ProductStore } from './store.ts'

export interface ProductDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  store: ProductStore
  picks: PickStore
  writes: Pick<Writes, 'plan' | 'byPerson'>
  longWork: Pick<LongWork, 'start'>
  addJob: Jobs['add']
  /** How far a reading of the catalogue is; null: none is under way. */
  loading(portalId: string): Promise<{ done: number; total: number | null } | null>
  tenantOf(portalId: string): Promise<Tenant>
  activePortals(): Promise<readonly { id: string }[]>
  isOn(portalId: string): Promise<boolean>
  settings(portalId: string): Promise<ProductSettings>
  /** Names of the portal's people by their ids. */
  namesOf(portalId: string): Promise<ReadonlyMap<number, string>>
  mayPick(viewer: Viewer): Promise<boolean>
}
