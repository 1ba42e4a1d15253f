import { expect, it } from 'vitest'
import { afterRefusal, learned } from './answer-costs.ts'

const now = 1_000_000
const facts = { method: 'crm.item.import', rowsPerCall: 1, cost: null, slots: [], limit: 480, barredUntil: null }

it('the first answer tells the cost, later ones shift it', () => {
  const once = learned(facts, 2, 1, now)
  expect(once.cost).toBe(0.5)
  expect(learned(once, 1, 2.5, now + 1_000).cost).toBeCloseTo(0.8, 6)
})

it('a portal that says nothing of its time has no limit', () => {
  expect(learned(facts, 1, null, now)).toMatchObject({ limit: null, cost: 0 })
})

it('a refused method rests a minute; a refusal near the limit that was thought is the limit', () => {
  expect(afterRefusal(learned(facts, 1, 400, now), now)).toMatchObject({ limit: 400, barredUntil: now + 60_000 })
  expect(afterRefusal(learned(facts, 1, 90, now), now)).toMatchObject({ limit: 480, barredUntil: now + 60_000 })
})
