/** A stay as the fields of the record tell it. */
export interface CountedStay {
  stageId: string
  /** Null: the record is there now. */
  ms: number | null
  workingMs: number | null
}

export interface FieldMeaning {
  /** The last ended stay, or all of them together. */
  which: 'last' | 'total'
  clock: 'wall' | 'working'
}

/**
 * Seconds of each stage that the record has left at least once. Never 0: the portal keeps an empty field for it, and empty says
 * "never was there". Bitrix24 docs: api-reference/crm/universal/crm-item-update
 */
export function fieldSeconds(stays: readonly CountedStay[], { which, clock }: FieldMeaning): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { stageId, ms, workingMs } of stays) {
    const length = clock === 'wall' ? ms : workingMs
    if (length === null) continue
    sums.set(stageId, length + (which === 'total' ? (sums.get(stageId) ?? 0) : 0))
  }
  return new Map(Array.from(sums, ([stageId, ms]) => [stageId, Math.max(1, Math.round(ms / 1_000))]))
}

/** Stages whose seconds differ, with both. */
export const changedSeconds = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { stageId: string; before: number | null; after: number }[] =>
  Array.from(after, ([stageId, seconds]) => ({ stageId, before: before.get(stageId) ?? null, after: seconds })).filter(
    (one) => one.before !== one.after,
  )
