import { expect, it } from 'vitest'
import { callReport } from './call-report.ts'

const call = (name: string, calls: number, back: number | null, unresolved = false) => ({
  name,
  calls,
  unresolved,
  lastCallAt: new Date(0),
  calledBackAt: back === null ? null : new Date(back * 60_000),
})

it('calls are counted by name, and the time to a call back is the median', () => {
  expect(callReport([call('МТС', 1, null, true), call('Офис', 2, 4), call('Офис', 1, 10), call('Офис', 1, 5)])).toEqual(
    [
      { name: 'Офис', calls: 4, leads: 3, unresolved: 0, calledBack: 3, callBackMinutes: 5 },
      { name: 'МТС', calls: 1, leads: 1, unresolved: 1, calledBack: 0, callBackMinutes: null },
    ],
  )
})
