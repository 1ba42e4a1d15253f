import { reason, type Reason } from '../../kernel/reason.ts'

/** A record in whose timeline an activity shows. */
export interface Place {
  entityTypeId: number
  entityId: number
}

export interface BindingFacts {
  /** Where the activity shows now. */
  bound: readonly Place[]
  /** The record from which the route leads. */
  source: Place
  /** Records that the source leads to, in their order. */
  targets: readonly Place[]
  pick: 'first' | 'all'
  mode: 'bind' | 'move' | 'copy'
}

export interface NewBindings {
  add: Place[]
  /** In move mode, once something is bound beside it. */
  remove: Place[]
  because: Reason[]
}

/** An activity shows in so many cards at most. Bitrix24 docs: api-reference/crm/timeline/activities/binding */
export const mostBindings = 100

const same = (a: Place, b: Place) => a.entityTypeId === b.entityTypeId && a.entityId === b.entityId
const among = (places: readonly Place[], place: Place) => places.some((one) => same(one, place))

export interface SettledFacts {
  bound: readonly Place[]
  /** Type of the records that the route leads to. */
  target: number
  /** Ties of this activity that the product made before and that nobody took back in our screens. */
  madeBefore: readonly Place[]
  /** Cards that hold a copy of it. */
  copied: readonly Place[]
  pick: 'first' | 'all'
  mode: 'bind' | 'move' | 'copy'
}

/**
 * Why nothing is to be done whatever the source leads to now; null: that is to be asked. What was tied once stays where it is when
 * the contact changes companies, a tie that a person took away stays away, and so does a copy that a person removed.
 */
export function settled({ bound, target, madeBefore, copied, pick, mode }: SettledFacts): Reason | null {
  if (copied.some(({ entityTypeId }) => entityTypeId === target)) return reason('timeline.copied-already')
  const ours = madeBefore.filter(({ entityTypeId }) => entityTypeId === target)
  if (ours.length > 0)
    return reason(ours.some((place) => among(bound, place)) ? 'timeline.bound-already' : 'timeline.unbound-by-hand')
  const there = pick === 'first' && mode !== 'move' && bound.some(({ entityTypeId }) => entityTypeId === target)
  return there ? reason('timeline.bound-already') : null
}

/** Where the activity has yet to be bound, and what it leaves; with why not of the rest. */
export function newBindings({ bound, source, targets, pick, mode }: BindingFacts): NewBindings {
  const nothing = (code: string): NewBindings => ({ add: [], remove: [], because: [reason(code)] })
  const wanted = pick === 'first' ? targets.slice(0, 1) : targets
  if (!among(bound, source)) return nothing('timeline.source-gone')
  if (wanted.length === 0) return nothing('timeline.no-target')
  const leaves = mode === 'move' ? [source] : []
  const missing = wanted.filter((place) => !among(bound, place))
  if (missing.length === 0) return { add: [], remove: leaves, because: [reason('timeline.bound-already')] }
  if (mode === 'copy')
    return { add: missing, remove: [], because: [reason('timeline.copied', { count: missing.length })] }
  const add = missing.slice(0, mostBindings - bound.length)
  if (add.length === 0) return nothing('timeline.full')
  const lacking = add.length < missing.length ? [reason('timeline.full')] : []
  return { add, remove: leaves, because: [reason('timeline.bound', { count: add.length }), ...lacking] }
}
