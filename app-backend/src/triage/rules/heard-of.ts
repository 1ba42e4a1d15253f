import type { Heard } from './triage-state.ts'

/** A record as far as the rules of requests look at it. */
export interface RequestValues {
  categoryId: string | null
  dueAt: Date | null
  responsibleId: number | null
  stageId: string | null
}

/** A difference between two looks at a request. */
export interface RequestChange {
  kind: 'added' | 'changed'
  /** Null: it was never seen before. */
  before: RequestValues | null
  after: RequestValues
  /** The product changed the request last, without anybody's hand. */
  byRules: boolean
  /** Values that the rules wrote, whoever changed the request last. */
  ours: ReadonlySet<keyof RequestValues>
  by: number | null
  at: Date
}

/**
 * What the rules have to hear of a change; null: nothing. Of what they wrote themselves they hear the stage alone, which other
 * rules of the product move; what a person changed beside it in the same moment is news. A request that was there before anybody looked tells nothing.
 */
export function heardOf({ kind, before, after, byRules, ours, by, at }: RequestChange): Heard | null {
  if (kind === 'added') return byRules ? null : { at, by, born: true }
  if (!before) return null
  const heard: Heard = {
    at,
    by,
    ...(after.stageId !== null && after.stageId !== before.stageId ? { stageId: after.stageId } : {}),
    ...(!ours.has('categoryId') && after.categoryId !== before.categoryId ? { categoryId: after.categoryId } : {}),
    ...(!ours.has('dueAt') && after.dueAt?.getTime() !== before.dueAt?.getTime() ? { dueAt: after.dueAt } : {}),
    ...(!ours.has('responsibleId') && after.responsibleId !== before.responsibleId
      ? { responsibleId: after.responsibleId }
      : {}),
  }
  return Object.keys(heard).length > 2 ? heard : null
}
