import { reason } from '../kernel/reason.ts'
import type { WriteTrail, Writes } from '../portal/index.ts'
import {
  commentEntityTypeId,
  commentLeavingWrite,
  leavingWrite,
  leftCard,
  runOfPast,
  timelineRule,
} from './binding-write.ts'

/** In move mode an activity leaves its source only after it is certain that it shows in the target. Of the past both are one run, so that they are taken back together. */
export const leaveSource =
  (plan: Writes['plan']): WriteTrail =>
  async (tx, portalId, written) => {
    for (const { rule, mode, action, entityTypeId, entityId, after, key } of written) {
      const from = rule === timelineRule && mode === 'live' && action === 'bind' ? leftCard(after) : null
      if (!from || entityId === null) continue
      const name = runOfPast(after)
      // No run as its cause: the guard against loops would take the second half of a move for an answer to the first.
      const cause = { kind: 'change', id: key } as const
      const run = { portalId, ...(name ? { name } : {}), rule: timelineRule, mode: 'live', cause } as const
      const leave = entityTypeId === commentEntityTypeId ? commentLeavingWrite : leavingWrite
      await plan(tx, run, [leave(entityId, from, [reason('timeline.moved')], key)])
    }
  }
