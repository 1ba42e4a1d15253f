import type { Example } from './example-store.ts'
import type { RuleAnswer, RuleKind } from './rule-kind.ts'

export interface ExampleResult {
  example: Example
  /** null: its facts or its expectation do not fit the kind any more. */
  answer: RuleAnswer<unknown> | null
  passes: boolean
}

/** What the rules say of each example, and whether it is what was expected. */
export const runExamples = (kind: RuleKind, body: unknown, examples: readonly Example[], now: Date): ExampleResult[] =>
  examples.map((example) => runExample(kind, body, example, now))

function runExample(kind: RuleKind, body: unknown, example: Example, now: Date): ExampleResult {
  const facts = kind.facts.safeParse(example.facts)
  const expected = kind.outcome.safeParse(example.expected)
  if (!facts.success || !expected.success) return { example, answer: null, passes: false }
  const answer = kind.evaluate(body, facts.data, now)
  return { example, answer, passes: kind.key(answer.outcome) === kind.key(expected.data) }
}
