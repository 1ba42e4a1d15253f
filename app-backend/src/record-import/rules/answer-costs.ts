import { afterAnswer, secondsSpent } from './operating-window.ts'
import type { MethodFacts } from './plan-request.ts'

/** How fast a new cost replaces the old one. */
const weight = 0.3

/** What the portal said of a method within one request. */
export interface SaidOfMethod {
  /** Seconds spent in the window in all, after the first of the request's calls and after the last. */
  first: number
  seconds: number
}

/** Calls of a method that one request has made, and how many full calls would carry their rows. */
export interface MadeCalls {
  calls: number
  full: number
}

/**
 * The facts of a method after a request. `said` null: the portal says nothing of its time, so it counts none. The first call of a request
 * may stand for others' time too: what its later ones took tells the cost.
 */
export function learned(
  facts: MethodFacts,
  { calls, full }: MadeCalls,
  said: SaidOfMethod | null,
  now: number,
): MethodFacts {
  if (said === null) return { ...facts, limit: null, slots: [], cost: facts.cost ?? 0 }
  const { first, seconds: total } = said
  const seen = calls > 1 && total > first ? ((total - first) * calls) / (calls - 1) / full : null
  const cost = seen === null ? facts.cost : facts.cost === null ? seen : facts.cost + (seen - facts.cost) * weight
  const unknown = Math.max(0, total - secondsSpent(facts.slots, now))
  const own = cost === null ? unknown : Math.min(total, (seen ?? cost) * full)
  const slots = afterAnswer(facts.slots, { total, own }, now)
  return { ...facts, slots, cost: cost ?? (full > 0 ? unknown / full : null) }
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
