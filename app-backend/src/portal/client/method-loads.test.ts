import { expect, it } from 'vitest'
import { methodLoads } from './method-loads.ts'

const call = { method: 'crm.item.list', inner: [], keys: [] }
const time = (operating: number) => ({ duration: 1, operating, operating_reset_at: 1_700_000_000 })
const load = (seconds: number, first = seconds) => ({ first, seconds, resetAt: new Date(1_700_000_000_000) })

it('reads the time of a single call', () =>
  expect(methodLoads({ result: [], time: time(12.5) }, call)).toEqual(new Map([['crm.item.list', load(12.5)]])))

it('reads the time of each command, the longest of a method, and passes over what failed', () => {
  const batch = {
    method: 'batch',
    inner: ['a.list', 'a.list', 'b.get', 'c.get'],
    keys: ['one', 'two', 'three', 'four'],
  }
  const result = { result_time: { one: time(3), two: time(5), four: time(1) } }
  expect(methodLoads({ result, time: time(99) }, batch)).toEqual(
    new Map([
      ['a.list', load(5, 3)],
      ['c.get', load(1)],
    ]),
  )
})

it.each([[{}], [{ time: {} }], [{ result: null, time: { operating: '3' } }], [{ result: { result_time: [] } }]])(
  'finds nothing in %o',
  (envelope) => expect(methodLoads(envelope, call).size).toBe(0),
)
