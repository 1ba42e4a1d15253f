import { expect, it } from 'vitest'
import { loopFound, loopLimits } from './loop-guard.ts'

const stage = { entityTypeId: 1, entityId: 7, field: 'stageId' }
const facts = (count: number, ancestry: string[] = []) => ({
  rule: 'routing',
  ancestry,
  recent: [{ ...stage, count }],
  wanted: [stage],
})

it.each([
  [4, null],
  [5, 'loop.too-often'],
])('%i automatic writes to the field within ten minutes: the next one ends as %s', (count, code) => {
  expect(loopFound(facts(count), loopLimits)?.code ?? null).toBe(code)
})

it('lets a rule write other fields of the record', () => {
  expect(loopFound({ ...facts(9), wanted: [{ ...stage, field: 'assignedById' }] }, loopLimits)).toBeNull()
})

it('stops a rule that was set off by its own change, however far back', () => {
  expect(loopFound(facts(0, ['deadlines', 'routing']), loopLimits)).toMatchObject({
    code: 'loop.own-change',
    params: { chain: 'routing ← deadlines ← routing' },
  })
  expect(loopFound(facts(0, ['deadlines']), loopLimits)).toBeNull()
})
