import { reason, type Reason } from '../../kernel/reason.ts'
import { nextLook } from './recheck.ts'
import type { ResolvedLine } from './resolve-line.ts'
import { isMachineEdit, type Edit, type Operator } from './whose-edit.ts'

const second = 1_000
/** How long the operator may take the lead back. */
const guardMs = 10 * 60 * second
/** Events get lost: so often the lead is looked at meanwhile. */
const guardLookMs = 2 * 60 * second
/** Times that the rule gives it back. */
const mostReapplied = 2
/** After the end of a call the portal has done its part. */
const afterEndMs = 3 * second
/** After a script's own change another one may follow. */
const quietMs = 10 * second

export interface MissedFacts {
  createdAt: Date
  /** When the call was over; null: the lead was made by a script, without a call. */
  callEndedAt: Date | null
  /** How long a lead made by a script is left alone, ms. */
  settleMs: number
  /** The lead stands in a final stage, or is gone. */
  closed: boolean
  responsibleId: number | null
  edits: readonly Edit[]
  operator: Operator
  line: ResolvedLine
  /** Who is meant to have it. */
  manager: { userId: number | null; because: readonly Reason[] }
  /** What the rule has done so far. */
  given: { userId: number; at: Date; reapplied: number } | null
}

export type LeftState = 'closed' | 'manual' | 'done' | 'fought' | 'unresolved'
export type Step =
  | { do: 'wait'; until: Date; because: Reason[] }
  | { do: 'assign'; userId: number; again: boolean; because: Reason[] }
  | { do: 'leave'; state: LeftState; because: Reason[] }

/**
 * What to do with the lead of a missed call now. A person's change ends it at any time; an operator's own change within the
 * guard window is taken back twice and told of the third time; a line that nobody names leaves the lead to people.
 */
export function nextStep(facts: MissedFacts, now: Date): Step {
  if (facts.closed) return leave('closed', reason('missed-call.lead-closed'))
  const byHand = facts.edits.find((edit) => !edit.own && !isMachineEdit(edit, facts.operator))
  if (byHand) return leave('manual', reason('missed-call.by-hand', { at: byHand.at.toISOString() }))
  if (hasUnseenHand(facts)) return leave('manual', reason('missed-call.by-hand-before'))
  return facts.given ? guard(facts, facts.given, now) : give(facts, now)
}

/**
 * Whoever ends a call gets its lead. Where the lead is somebody else's when it is seen for the first time, a person was quicker
 * than we were, or the event of that change was lost.
 */
function hasUnseenHand({ callEndedAt, given, responsibleId, operator, edits, manager }: MissedFacts): boolean {
  if (callEndedAt === null || given || responsibleId === null || responsibleId === manager.userId) return false
  return !operator.users.includes(responsibleId) && edits.every(({ userId }) => userId !== responsibleId)
}

const leave = (state: LeftState, ...because: Reason[]): Step => ({ do: 'leave', state, because })

function guard(facts: MissedFacts, { userId, at, reapplied }: NonNullable<MissedFacts['given']>, now: Date): Step {
  const end = new Date(at.getTime() + guardMs)
  if (facts.responsibleId === userId) {
    if (now >= end) return leave('done', reason('missed-call.kept'))
    const until = new Date(Math.min(end.getTime(), now.getTime() + guardLookMs))
    return { do: 'wait', until, because: [reason('missed-call.guarded', { until: end.toISOString() })] }
  }
  if (lastMachineEdit(facts) >= end.getTime()) return leave('done', reason('missed-call.guard-over'))
  if (reapplied >= mostReapplied) return leave('fought', reason('missed-call.fought', { times: reapplied + 1 }))
  const quiet = new Date(Math.max(lastMachineEdit(facts), at.getTime()) + quietMs)
  if (now < quiet) return { do: 'wait', until: quiet, because: [reason('missed-call.operator-writes')] }
  return { do: 'assign', userId, again: true, because: [reason('missed-call.taken-by-operator')] }
}

function give(facts: MissedFacts, now: Date): Step {
  const { line, manager } = facts
  if (!line.line) {
    const until = nextLook(facts.createdAt, now)
    if (until) return { do: 'wait', until, because: line.because }
    return leave('unresolved', ...line.because, reason('missed-call.line-never-told'))
  }
  if (manager.userId === null) return leave('unresolved', ...line.because, ...manager.because)
  const settled = settledAt(facts)
  if (now < settled) return { do: 'wait', until: settled, because: [reason('missed-call.settles')] }
  return { do: 'assign', userId: manager.userId, again: false, because: [...line.because, ...manager.because] }
}

const lastMachineEdit = ({ edits }: MissedFacts): number =>
  Math.max(0, ...edits.filter(({ own }) => !own).map(({ at }) => at.getTime()))

/** The end of a call comes after the portal's own change, so little is left to wait for; a script of its own needs more. */
function settledAt(facts: MissedFacts): Date {
  const { callEndedAt, createdAt, settleMs } = facts
  if (callEndedAt) return new Date(callEndedAt.getTime() + afterEndMs)
  return new Date(Math.max(createdAt.getTime() + settleMs, lastMachineEdit(facts) + quietMs))
}
