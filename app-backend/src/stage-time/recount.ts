import { stageStays } from './rules/stage-stays.ts'
import type { LongStay, StageStore, Tx, TypeKey } from './store.ts'

/** Milliseconds of working time between two instants. */
export type WorkingMs = (from: Date, to: Date) => number

/** What became of one record's stays. */
export interface Recounted {
  entityId: number
  /** Rows of its history: grows with each, so that it names what was computed from it. */
  rows: number
  before: readonly LongStay[]
  after: readonly LongStay[]
}

/** Computes the stays of records anew from their kept history. */
export async function recount(
  store: StageStore,
  tx: Tx,
  key: TypeKey,
  entityIds: readonly number[],
  workingMs: WorkingMs,
): Promise<Recounted[]> {
  if (entityIds.length === 0) return []
  const [histories, before] = [await store.changesOf(tx, key, entityIds), await store.staysOf(tx, key, entityIds)]
  const after = new Map(
    entityIds.map((id) => [id, stageStays(histories.get(id) ?? []).map((stay) => withLengths(stay, workingMs))]),
  )
  await store.replaceStays(tx, key, after)
  return entityIds.map((entityId) => ({
    entityId,
    rows: histories.get(entityId)?.length ?? 0,
    before: before.get(entityId) ?? [],
    after: after.get(entityId) ?? [],
  }))
}

const withLengths = (stay: ReturnType<typeof stageStays>[number], workingMs: WorkingMs): LongStay => ({
  ...stay,
  // The portal's clock may be set back between two changes.
  ms: stay.to && Math.max(0, stay.to.getTime() - stay.from.getTime()),
  workingMs: stay.to && workingMs(stay.from, stay.to),
})
