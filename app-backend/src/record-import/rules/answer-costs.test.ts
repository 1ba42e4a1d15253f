import { expect, it } from 'vitest'
import { afterRefusal, learned } from './answer-costs.ts'

const now = 1_000_000
const facts = { method: 'crm.item.import', rowsPerCall: 1, cost: null, slots: [], limit: 480 }

it('the first answer tells the cost, later ones shift it', () => {
  const once = learned(facts, 2, 1, now)
  expect(once.cost).toBe(0.5)
  expect(learned(once, 1, 2.5, now + 1_000).cost).toBeCloseTo(0.8, 6)
})

it('a portal that says nothing of its time has no limit', () => {
  expect(learned(facts, 1, null, now)).toMatchObject({ limit: null, cost: 0 })
})

it('a refusal below the limit that was thought is the limit', () => {
  const spent = learned(facts, 1, 400, now)
  expect(afterRefusal(spent, now).limit).toBe(400)
  expect(afterRefusal(facts, now).slots).toEqual([{ at: now, seconds: 480 }])
})
