import { expect, it } from 'vitest'
import { planRequest, sustainedRate, type MethodFacts } from './plan-request.ts'

const now = Date.UTC(2026, 0, 15)
const bulk = (facts: Partial<MethodFacts> = {}): MethodFacts => ({
  method: 'crm.item.batchImport',
  rowsPerCall: 20,
  cost: 0.5,
  slots: [],
  limit: 480,
  barredUntil: null,
  ...facts,
})
const single = (facts: Partial<MethodFacts> = {}): MethodFacts => ({
  ...bulk({ method: 'crm.item.import', rowsPerCall: 1, cost: 0.1 }),
  ...facts,
})
const spent = (seconds: number) => [{ at: now - 60_000, seconds }]

const callsOf = (methods: MethodFacts[], rows = 10_000) => {
  const plan = planRequest(methods, rows, now)
  return 'calls' in plan ? methods.map(({ method }) => plan.calls.filter((one) => one.method === method).length) : plan
}

it('a method that was never called is tried with two calls', () => {
  expect(callsOf([bulk({ cost: null }), single({ cost: null })])).toEqual([2, 2])
})

it('a request is fifty calls at most, and twenty-five seconds', () => {
  expect(callsOf([bulk({ cost: 0.1 })])).toEqual([50])
  expect(callsOf([bulk({ cost: 5 })])).toEqual([5])
})

it('a call that would not end in time carries fewer rows, one at least', () => {
  expect(planRequest([bulk({ cost: 50 })], 100, now)).toEqual({
    calls: [{ method: 'crm.item.batchImport', rows: 10 }],
  })
  expect(planRequest([bulk({ cost: 460 })], 100, now)).toMatchObject({ calls: [{ rows: 1 }] })
  expect(planRequest([single({ cost: 40 })], 100, now)).toMatchObject({ calls: [{ rows: 1 }] })
})

it('what is left of the request goes to the dearer method', () => {
  expect(callsOf([bulk({ cost: 0.5, slots: spent(474) }), single()])).toEqual([2, 48])
})

it('no method goes past its time: 99 % of it at most', () => {
  expect(callsOf([bulk({ cost: 10, slots: spent(460) })])).toEqual([1])
  expect(callsOf([bulk({ cost: 20, slots: spent(460) })])).toEqual({ waitUntil: now - 60_000 + 602_000 })
})

it('a refused method is not asked before its rest is over', () => {
  expect(callsOf([bulk({ barredUntil: now + 1 })])).toEqual({ waitUntil: now + 1 })
  expect(callsOf([bulk({ barredUntil: now })])).toEqual([50])
})

it('few rows make few calls, the last one short', () => {
  const plan = planRequest([bulk()], 45, now)
  expect(plan).toEqual({ calls: [20, 20, 5].map((rows) => ({ method: 'crm.item.batchImport', rows })) })
})

it('a server that counts no time is asked as the rows say', () => {
  expect(callsOf([bulk({ limit: null, cost: 0 })], 200)).toEqual([10])
})

it('in the long run both methods have their time', () => {
  expect(sustainedRate([bulk(), single()])).toBeCloseTo(0.99 * 0.8 * (40 + 10), 6)
  expect(sustainedRate([bulk({ limit: null })])).toBeNull()
})
