import { sameValue } from './same-value.ts'

/** A write of ours to the disputed field, the oldest first. */
export interface FieldWrite {
  at: Date
  rule: string
  userId: number | null
  before: unknown
  after: unknown
}

/** One who set the field. */
export interface FightStep {
  /** null: before the first write of ours, or by hand at an unknown moment. */
  at: Date | null
  actor: { kind: 'rule'; rule: string } | { kind: 'person'; userId: number | null }
  value: unknown
}

/**
 * Who set the field after whom. What a write of ours found otherwise than the one before had left it was set by somebody else
 * in between: a person or another program; `lastBy` names the one whom the portal says last.
 */
export function fight(writes: readonly FieldWrite[], lastBy: number | null): FightStep[] {
  return writes.flatMap((write, at): FightStep[] => {
    const earlier = writes[at - 1]
    const foreign: FightStep[] =
      earlier && !sameValue(earlier.after, write.before)
        ? [{ at: null, actor: { kind: 'person', userId: lastBy }, value: write.before }]
        : []
    const actor: FightStep['actor'] =
      write.userId === null ? { kind: 'rule', rule: write.rule } : { kind: 'person', userId: write.userId }
    return [...foreign, { at: write.at, actor, value: write.after }]
  })
}
