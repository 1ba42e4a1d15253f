import { expect, it } from 'vitest'
import { fight } from './fight.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const write = (minute: number, rule: string, before: string, after: string) => ({
  at: at(minute),
  rule,
  userId: null,
  before,
  after,
})

it('lists two rules that take turns, in order', () => {
  const steps = fight(
    [write(1, 'routing', 'A', 'B'), write(2, 'deadlines', 'B', 'A'), write(3, 'routing', 'A', 'B')],
    5,
  )
  expect(steps.map(({ actor, value }) => [actor, value])).toEqual([
    [{ kind: 'rule', rule: 'routing' }, 'B'],
    [{ kind: 'rule', rule: 'deadlines' }, 'A'],
    [{ kind: 'rule', rule: 'routing' }, 'B'],
  ])
})

it('puts the person who turned it back between the writes', () => {
  const steps = fight([write(1, 'routing', 'A', 'B'), write(3, 'routing', 'A', 'B')], 5)
  expect(steps[1]).toEqual({ at: null, actor: { kind: 'person', userId: 5 }, value: 'A' })
})
