import type { Prisma } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { needsOf, type SliceDeclaration } from '../portal/index.ts'
import { settingChanges, type SettingChange, type SliceValues } from './setting-changes.ts'
import { settingFields, valuesOf } from './setting-fields.ts'
import { readAll, write, type StoredSettings } from './settings-store.ts'

/** The line that a change leaves in the audit trail. */
export interface SettingsAudit {
  portalId: string
  action: 'settings.changed' | 'settings.reset' | 'settings.imported'
  userId: number
  slice: string
  changes: SettingChange[]
  at: Date
}

export interface ChangeDeps {
  db: Database
  clock: Clock
  slices: readonly SliceDeclaration[]
  /** Written in the transaction of the change. */
  audit(tx: Prisma.TransactionClient, line: SettingsAudit): Promise<void>
  /** A switch was turned, or a setting that hooks depend on: what is bound in the portal has to follow. In the transaction of the change. */
  switched(tx: Prisma.TransactionClient, portalId: string): Promise<void>
}

export interface Wanted {
  slice: SliceDeclaration
  revision: number
  after: SliceValues
}

export interface Change {
  portalId: string
  userId: number
  action: SettingsAudit['action']
  wanted: Wanted[]
}

export const sliceNamed = (slices: readonly SliceDeclaration[], name: string): SliceDeclaration => {
  const slice = slices.find((one) => one.name === name)
  if (!slice) throw new AppError('settings.unknown-slice')
  return slice
}

/** Switch and values as they are now. */
export const currentOf = (slice: SliceDeclaration, row: StoredSettings | undefined): SliceValues => ({
  enabled: row?.enabled ?? true,
  values: valuesOf(slice.settings, row?.values),
})

/** Values as a person gave them, checked. Throws `input.invalid` with the fields at fault. */
export function checkedValues(slice: SliceDeclaration, values: Record<string, unknown>): Record<string, unknown> {
  const parsed = z.strictObject(slice.settings.shape).safeParse(values)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || slice.name, issue.code]),
  )
  const titles = settingFields(slice.settings)
  const named = Object.keys(fields).map((key) => titles.find((one) => one.key === key)?.title.ru ?? key)
  throw new AppError('input.invalid', { params: { detail: named.join(', ') }, fields, cause: parsed.error })
}

/**
 * Writes all of the wanted changes or none, each against the revision that its writer saw, and tells every process at the commit.
 * Throws `settings.conflict` with who was faster and when. Returns the number of changed settings.
 */
export async function changeSettings(deps: ChangeDeps, change: Change): Promise<number> {
  const { db, clock } = deps
  return inPortal(change.portalId, () =>
    db.prisma.$transaction(async (tx) => {
      const rows = await readAll(tx, change.portalId)
      let count = 0
      let turned = false
      for (const { slice, revision, after } of change.wanted) {
        const row = rows.get(slice.name)
        if ((row?.revision ?? 0) !== revision) throw conflict(row)
        const before = currentOf(slice, row)
        if (!after.enabled && !slice.switchable) throw new AppError('settings.no-switch')
        const changes = settingChanges(settingFields(slice.settings), before, after)
        const writing = { portalId: change.portalId, slice: slice.name, revision, before, after }
        if (changes.length === 0) continue
        if (!(await write(tx, { ...writing, userId: change.userId, now: clock.now() }))) throw conflict(row)
        const line = { portalId: change.portalId, action: change.action, userId: change.userId, slice: slice.name }
        await deps.audit(tx, { ...line, changes, at: clock.now() })
        count += changes.length
        turned ||= before.enabled !== after.enabled || asksOtherwise(slice, before.values, after.values)
      }
      if (turned) await deps.switched(tx, change.portalId)
      if (count > 0) await db.notify('settings', change.portalId, tx)
      return count
    }),
  )
}

/** The hooks that the slice wants of any portal, by its settings before and after. */
function asksOtherwise(
  slice: SliceDeclaration,
  ...values: [before: SliceValues['values'], after: SliceValues['values']]
) {
  const [before, after] = values.map((one) => JSON.stringify(needsOf(slice, anyTarget, one)))
  return before !== after
}
const anyTarget = { entityTypeId: 1, typeId: null }

const conflict = (row: StoredSettings | undefined) =>
  new AppError('settings.conflict', {
    params: { userId: row?.updatedBy ?? 0, at: row?.updatedAt.toISOString() ?? '' },
  })
