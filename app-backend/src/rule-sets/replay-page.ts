import type { PastRecord, RuleKind, Step } from './rule-kind.ts'
import type { Replayed } from './rules/tally.ts'

interface Carried {
  from: unknown
  to: unknown
}

/** Asks the old and the new rules about records of the past, in order; each side carries only what it brought about itself. */
export function replayPage(
  kind: RuleKind,
  { base, body }: { base: unknown; body: unknown },
  records: readonly PastRecord<unknown, unknown>[],
  before: Carried | null,
): { replayed: Replayed[]; carried: Carried | null } {
  const { carry } = kind
  let carried: Carried | null = carry ? (before ?? { from: carry.begin, to: carry.begin }) : null
  const replayed = records.map((record): Replayed => {
    const { subject, title, at, people } = record
    const ask = (rules: unknown, side: 'from' | 'to') => {
      const facts = carry && carried ? carry.facts(record.facts, carried[side]) : record.facts
      const { outcome } = kind.evaluate(rules, facts, at)
      if (carry && carried) carried = { ...carried, [side]: carry.after(carried[side], facts, outcome) }
      return { key: kind.key(outcome), outcome }
    }
    const [from, to] = [ask(base, 'from'), ask(body, 'to')]
    const follows = Object.entries(kind.effects ?? {}).filter(([, effect]) =>
      effect.follows(from.outcome, to.outcome, record.facts),
    )
    const effects = from.key === to.key ? [] : follows.map(([name]) => name)
    const step = from.key === to.key || !kind.step ? null : stepOf(kind.step(from.outcome, to.outcome, body))
    return { subject, title, at, from, to, people: people === undefined ? null : kind.key(people), effects, step }
  })
  return { replayed, carried }
}

/** Kept with its words: it is no outcome of the kind. */
const stepOf = ({ from, to }: Step): Replayed['step'] => ({
  from: { key: from.key, outcome: { step: from.words } },
  to: { key: to.key, outcome: { step: to.words } },
})
