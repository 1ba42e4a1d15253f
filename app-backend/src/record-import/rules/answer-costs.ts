import { afterAnswer, secondsSpent } from './operating-window.ts'
import type { MethodFacts } from './plan-request.ts'

/** How fast a new cost replaces the old one. */
const weight = 0.3

/**
 * The facts of a method after as many rows as `calls` full calls carry, when the answer said `total` seconds spent in the window; null: the portal says
 * nothing of its time, so it counts none.
 */
export function learned(facts: MethodFacts, calls: number, total: number | null, now: number): MethodFacts {
  if (total === null) return { ...facts, limit: null, slots: [], cost: facts.cost ?? 0 }
  const spent = Math.max(0, total - secondsSpent(facts.slots, now))
  const slots = afterAnswer(facts.slots, total, now)
  if (calls === 0) return { ...facts, slots }
  const cost = spent / calls
  return { ...facts, slots, cost: facts.cost === null ? cost : facts.cost + (cost - facts.cost) * weight }
}

/** A refused method rests so long before it is tried again, ms. */
const restMs = 60_000
/** A refusal from this share on says what the limit is; below it, somebody else's calls or lost answers have used the time. */
const tellingShare = 0.6

/** The facts of a method that the portal refused although time seemed left. */
export function afterRefusal(facts: MethodFacts, now: number): MethodFacts {
  const spent = secondsSpent(facts.slots, now)
  const telling = facts.limit !== null && spent >= facts.limit * tellingShare
  return { ...facts, barredUntil: now + restMs, limit: telling ? Math.min(facts.limit ?? spent, spent) : facts.limit }
}
