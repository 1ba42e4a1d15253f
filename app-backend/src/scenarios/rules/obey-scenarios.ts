import { reason, type Reason } from '../../kernel/reason.ts'
import type { Condition, Scenario, ScenarioFacts } from './scenario.ts'

/** What scenarios make of a request. */
export interface Obeyed {
  /** Some scenario shows them and none of those applies. */
  hidden: string[]
  /** Never a hidden one: what nobody sees is asked of nobody. */
  required: string[]
  /** Required and empty. */
  missing: string[]
  /** Values for fields that are empty. */
  set: Record<string, string>
  because: Reason[]
}

/**
 * Scenarios in their order. A field that is named under "show" is hidden until one of the scenarios that show it applies; a value is
 * set only where the field is empty, so that nobody's words are written over, and the first scenario wins.
 */
export function obeyScenarios(scenarios: readonly Scenario[], facts: ScenarioFacts): Obeyed {
  const live = scenarios.filter(({ on }) => on)
  const applying = live.filter(({ when }) => when.every((condition) => holds(condition, facts)))
  const shown = new Set(applying.flatMap(({ show }) => show))
  const hidden = unique(live.flatMap(({ show }) => show)).filter((field) => !shown.has(field))
  const set: Record<string, string> = {}
  for (const { field, value } of applying.flatMap((one) => one.set))
    if (isEmpty(facts, field) && set[field] === undefined) set[field] = value
  const asked = applying.flatMap(({ name, require }) => require.map((field) => ({ field, scenario: name })))
  const seen = asked.filter(({ field }) => !hidden.includes(field))
  const required = unique(seen.map(({ field }) => field))
  const missing = required.filter((field) => isEmpty(facts, field) && set[field] === undefined)
  return { hidden, required, missing, set, because: reasons(seen, missing, facts) }
}

function holds({ field, is, values }: Condition, facts: ScenarioFacts): boolean {
  const there = facts.values[field] ?? []
  if (is === 'filled') return !isEmpty(facts, field)
  if (is === 'empty') return isEmpty(facts, field)
  const meets = there.some((value) => values.includes(value))
  return is === 'one-of' ? meets : !meets
}

const isEmpty = ({ values }: ScenarioFacts, field: string) =>
  (values[field] ?? []).every((value) => value.trim() === '')

const unique = (fields: readonly string[]) => [...new Set(fields)]

function reasons(
  asked: readonly { field: string; scenario: string }[],
  missing: readonly string[],
  { labels }: ScenarioFacts,
): Reason[] {
  if (asked.length === 0) return [reason('scenarios.nothing-required')]
  const lacking = asked.filter(({ field }) => missing.includes(field))
  if (lacking.length === 0)
    return [reason('scenarios.all-filled', { count: unique(asked.map(({ field }) => field)).length })]
  return lacking.map(({ field, scenario }) => reason('scenarios.lacks', { field: labels[field] ?? field, scenario }))
}
