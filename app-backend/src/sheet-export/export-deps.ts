import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { Sealing } from '../platform/secrets/sealing.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'
import type { Spreadsheet } from './google/spreadsheet.ts'
import type { GoogleKey } from './google/google-key.ts'
import type { SheetStore } from './store.ts'

export interface SheetDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  store: SheetStore
  sealing: Pick<Sealing, 'seal' | 'open'>
  longWork: Pick<LongWork, 'start'>
  addJob: Jobs['add']
  /** A spreadsheet in the name of a service account. */
  open(key: GoogleKey, spreadsheetId: string): Spreadsheet
  tenantOf(portalId: string): Promise<Tenant>
  /** The figures of the dashboard over the last days. Throws AppError `portal.*`. */
  figures(tenant: Tenant, days: number): Promise<Figure[]>
  /** Names of the portal's people. */
  namesOf(portalId: string): Promise<ReadonlyMap<number, string>>
  isOn(portalId: string): Promise<boolean>
}

/** One figure of the dashboard, as a row. */
export interface Figure {
  id: number
  section: string
  name: string
  /** Its own stretch of days, both included, as `2026-11-23`; null: as it is now. */
  from: string | null
  to: string | null
  value: number | string
}

/** Kind of the long work that writes sheets whole, one at a time in a portal. */
export const passKind = 'sheet-export.pass'
