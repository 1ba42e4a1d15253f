import { expect, it } from 'vitest'
import { afterRefusal, learned } from './answer-costs.ts'
import { secondsSpent } from './operating-window.ts'

const now = 1_000_000
const facts = { method: 'crm.item.import', rowsPerCall: 1, cost: null, slots: [], limit: 480, barredUntil: null }
const calls = (full: number, count = full) => ({ calls: count, full })
const spent = (seconds: number) => learned(facts, calls(1), { first: seconds, seconds }, now)

it('the second call of a first request tells the cost, whoever used the method before; later ones shift it', () => {
  const once = learned(facts, calls(2), { first: 300.5, seconds: 301 }, now)
  expect(once.cost).toBe(0.5)
  expect(secondsSpent(once.slots, now)).toBe(301)
  expect(learned(once, calls(3), { first: 302, seconds: 305 }, now + 1_000).cost).toBeCloseTo(0.8, 6)
})

it('calls that carry half of their rows tell the cost of a full one', () =>
  expect(learned(facts, calls(2, 4), { first: 1, seconds: 4 }, now).cost).toBe(2))

it('a single call shifts no known cost', () => {
  const once = learned(facts, calls(2), { first: 1, seconds: 2 }, now)
  expect(learned(once, calls(1), { first: 90, seconds: 90 }, now).cost).toBe(1)
})

it('calls made while an old minute leaves still count', () => {
  const before = learned(spent(400), calls(2), { first: 402, seconds: 404 }, now + 30_000)
  const after = learned(before, calls(10), { first: 2, seconds: 20 }, now + 601_000)
  expect(secondsSpent(after.slots, now + 601_000)).toBe(20)
  expect(secondsSpent(after.slots, now + 700_000)).toBe(20)
})

it('a portal that says nothing of its time has no limit', () => {
  expect(learned(facts, calls(1), null, now)).toMatchObject({ limit: null, cost: 0 })
})

it('a refused method rests a minute; a refusal near the limit that was thought is the limit', () => {
  expect(afterRefusal(spent(400), now)).toMatchObject({ limit: 400, barredUntil: now + 60_000 })
  expect(afterRefusal(spent(90), now)).toMatchObject({ limit: 480, barredUntil: now + 60_000 })
})
