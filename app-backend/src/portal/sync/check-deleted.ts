import type { GatheredReads } from '../client/gather-reads.ts'
import { inPages, listCommand, pageSize } from '../records/read-records.ts'
import type { RecordStore } from '../records/record-store.ts'
import { itemsOf } from '../records/item-state.ts'
import type { Records } from '../records/records.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { z } from 'zod'
import type { Tenant } from '../tenant.ts'
import type { CursorStore } from './cursor-store.ts'

export interface CheckDeps {
  reads: GatheredReads
  records: Records
  store: RecordStore
  cursors: CursorStore
  clock: Clock
}

const idOnly = z.object({ id: z.coerce.number().int() })

export interface ToCheck {
  entityTypeId: number
  ids: readonly number[]
  /** No known record comes after these. */
  last: boolean
}

/** The next known records of a type whose being there is to be checked: 50 a command. */
export async function nextToCheck(
  { cursors, store }: CheckDeps,
  tenant: Tenant,
  entityTypeId: number,
  commands: number,
): Promise<ToCheck> {
  const limit = commands * pageSize
  const ids = await store.idsAfter(tenant.id, entityTypeId, await cursors.checkedTo(tenant.id, entityTypeId), limit)
  return { entityTypeId, ids, last: ids.length < limit }
}

/**
 * Checks that known records are still there, by their ids alone. What is missing is looked at like after an event, so that a
 * hidden record is not taken for a deleted one.
 */
export async function checkDeleted(
  deps: CheckDeps,
  tenant: Tenant,
  { entityTypeId, ids, last }: ToCheck,
): Promise<void> {
  const answers = await Promise.all(
    inPages(ids).map((page) => deps.reads.read(tenant.id, listCommand(entityTypeId, page, ['id']))),
  )
  const found = new Set(answers.flatMap(({ result }) => itemsOf(result).map((raw) => idOnly.parse(raw).id)))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length > 0) {
    const { failed } = await deps.records.look(tenant, entityTypeId, missing, 'sweep')
    for (const error of failed.values()) throw error
  }
  await deps.cursors.saveChecked(tenant.id, entityTypeId, last ? 0 : (ids.at(-1) ?? 0), deps.clock.now())
}
