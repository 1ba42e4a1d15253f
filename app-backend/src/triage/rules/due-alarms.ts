import type { TriageState } from './triage-state.ts'

export type Alarm = 'warning' | 'breach' | 'escalation'

export type AlarmFacts = Pick<
  TriageState,
  'dueAt' | 'warnAt' | 'escalateAt' | 'warnedAt' | 'breachedAt' | 'escalatedAt'
>

/**
 * What is to be told of a deadline now, each once, and when to look again. A warning that was slept over is not told after the
 * breach. Null in `next`: nothing more is to come.
 */
export function dueAlarms(facts: AlarmFacts, now: Date): { due: Alarm[]; next: Date | null } {
  const { dueAt, warnAt, escalateAt } = facts
  if (dueAt === null) return { due: [], next: null }
  const left: { alarm: Alarm; at: Date }[] = [
    ...(warnAt && !facts.warnedAt && now < dueAt ? [{ alarm: 'warning', at: warnAt } as const] : []),
    ...(facts.breachedAt ? [] : [{ alarm: 'breach', at: dueAt } as const]),
    ...(escalateAt && !facts.escalatedAt ? [{ alarm: 'escalation', at: escalateAt } as const] : []),
  ]
  const due = left.filter(({ at }) => at <= now).map(({ alarm }) => alarm)
  const later = left.filter(({ at }) => at > now).map(({ at }) => at.getTime())
  return { due, next: later.length > 0 ? new Date(Math.min(...later)) : null }
}
