import { reason, type Reason } from '../../../kernel/reason.ts'

/** Most automatic writes to one field of one record within a time. */
export interface LoopLimits {
  writes: number
  minutes: number
}
export const loopLimits: LoopLimits = { writes: 5, minutes: 10 }

/** Rules whose writes led to each other, the last one first. */
export interface LoopFacts {
  rule: string
  /** Rules of the runs that led to this one. */
  ancestry: readonly string[]
  /** Automatic writes within the time, the new one not counted. */
  recent: readonly { entityTypeId: number; entityId: number; field: string; count: number }[]
  /** Fields that the new run writes. */
  wanted: readonly { entityTypeId: number; entityId: number; field: string }[]
}

/** Why an automatic run must not go on: a rule answers its own change, or rules take turns at one field; null when it may. */
export function loopFound({ rule, ancestry, recent, wanted }: LoopFacts, limits: LoopLimits): Reason | null {
  if (ancestry.includes(rule)) return reason('loop.own-change', { rule, chain: [rule, ...ancestry].join(' ← ') })
  for (const { entityTypeId, entityId, field } of wanted) {
    const before = recent.find(
      (one) => one.entityTypeId === entityTypeId && one.entityId === entityId && one.field === field,
    )
    if ((before?.count ?? 0) >= limits.writes)
      return reason('loop.too-often', { rule, entityTypeId, entityId, field, ...limits, count: before?.count ?? 0 })
  }
  return null
}
