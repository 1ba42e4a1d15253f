import { reason, type Reason } from '../../kernel/reason.ts'
import { addBusinessTime, type WalkedDay } from './business-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import type { CountingMode, Pause } from './working-spans.ts'

/** What decides by when a request is to be solved. */
export interface ResolveByFacts {
  /** Hours of the request's category; null: the category has no deadline. */
  targetHours: number | null
  receivedAt: Date
  /** When the category was determined, for the first time. */
  categorizedAt: Date
  /** When it was changed last, where it was. */
  recategorizedAt: Date | null
  /** A person set the deadline by hand: nothing recomputes it until it is released. */
  locked: boolean
  /** Stages that wait for somebody else. */
  pauses: readonly Pause[]
  current: Date | null
}

export interface ResolveByPolicy {
  calendar: WorkingCalendar
  mode: CountingMode
  /** Where the hours begin. */
  startFrom: 'received' | 'categorized'
  /** Another category: its hours begin where the first one's did, or now; or the first one's hours stay. */
  onNewCategory: 'from-start' | 'from-now' | 'keep'
}

export interface ResolveBy {
  /** Null: none is to be kept, or the clock stands still (`leftMinutes` are to come). */
  dueAt: Date | null
  startAt: Date
  leftMinutes: number
  /** The receipt: day by day what was counted, and why not. */
  days: readonly WalkedDay[]
  because: readonly Reason[]
}

/** «Решить до»: the category's hours counted by the calendar from the moment the category was determined. */
export function resolveBy(facts: ResolveByFacts, policy: ResolveByPolicy, now: Date): ResolveBy {
  const { targetHours, locked, current, pauses } = facts
  const { calendar, mode } = policy
  const startAt = startOf(facts, policy)
  const none = { startAt, leftMinutes: 0, days: [] }
  if (locked) return { ...none, dueAt: current, because: [reason('deadline.locked')] }
  if (targetHours === null) return { ...none, dueAt: null, because: [reason('deadline.no-target')] }

  const { at, days, leftMinutes, unknownYears } = addBusinessTime(startAt, targetHours * 60, { calendar, mode, pauses })
  const begun = recategorized(facts, policy) ? 'recategorized' : policy.startFrom
  const kept = policy.onNewCategory === 'keep' && facts.recategorizedAt !== null
  const waited = days.reduce((sum, { pausedMinutes }) => sum + pausedMinutes, 0)
  const because = [
    ...(kept ? [reason('deadline.kept')] : []),
    reason('deadline.target', { hours: targetHours, mode }),
    reason(`deadline.from-${begun}`, { at: startAt.toISOString() }),
    ...(at && waited > 0 ? [reason('deadline.waited', { minutes: Math.round(waited) })] : []),
    ...unknownYears.map((year) => reason('deadline.unknown-year', { year })),
    ...(at ? [] : [reason(leftMinutes > 0 && isPaused(pauses) ? 'deadline.paused' : 'deadline.no-working-days')]),
    ...(at && at <= now && current === null ? [reason('deadline.overdue-at-birth')] : []),
  ]
  return { dueAt: at, startAt, leftMinutes, days, because }
}

const isPaused = (pauses: readonly Pause[]) => pauses.some(({ to }) => to === null)

const recategorized = ({ recategorizedAt }: ResolveByFacts, { onNewCategory }: ResolveByPolicy) =>
  onNewCategory === 'from-now' && recategorizedAt !== null

function startOf(facts: ResolveByFacts, policy: ResolveByPolicy): Date {
  if (recategorized(facts, policy) && facts.recategorizedAt) return facts.recategorizedAt
  return policy.startFrom === 'received' ? facts.receivedAt : facts.categorizedAt
}
