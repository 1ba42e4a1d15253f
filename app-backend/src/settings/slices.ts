import { recordAudit } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import { mendJob, type SliceDeclaration, type TenantStore } from '../portal/index.ts'
import type { ChangeDeps, SettingsAudit } from './change-settings.ts'
import { createSettingsReader } from './read-settings.ts'
import { createSliceGate } from './slice-gate.ts'

export interface SlicesDeps {
  db: Database
  clock: Clock
  tenants: TenantStore
  declarations: readonly SliceDeclaration[]
  addJob: Jobs['add']
}

/** The slices of the product with their switches and settings, in every portal. */
export function createSlices({ db, clock, tenants, declarations: slices, addJob }: SlicesDeps) {
  const settings = createSettingsReader(db)
  const changes: ChangeDeps = {
    db,
    clock,
    slices,
    audit: (tx, line) => recordAudit(tx, auditLine(line)),
    switched: (tx, portalId) => addJob(mendJob(portalId), tx),
  }
  return { slices, settings, changes, gate: createSliceGate({ settings, tenants, slices }) }
}
export type Slices = ReturnType<typeof createSlices>

function auditLine({ portalId, at, userId, action, slice, changes }: SettingsAudit) {
  const side = (pick: 'before' | 'after') => ({
    slice,
    values: Object.fromEntries(changes.map((one) => [one.key, one[pick]])),
  })
  const words = changes.flatMap(({ title }) => [title.ru, title.en])
  const actor = { kind: action === 'settings.imported' ? ('import' as const) : ('person' as const), id: String(userId) }
  return { portalId, at, actor, action, before: side('before'), after: side('after'), words }
}
