import { expect, it } from 'vitest'
import { changedSince } from './changed-since.ts'

const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const settledAt = at('10:00:00')
const edit = at('11:30:00')

it.each([
  ['as it was written', at('10:00:01'), null, false],
  ['edited, and never compared', edit, null, true],
  ['as it was compared', at('10:00:01'), at('10:00:01'), false],
  ['edited after it was compared', edit, at('10:00:01'), true],
  ['edited before it was compared', edit, edit, true],
  ['edited a second after it was compared', at('10:00:02'), at('10:00:01'), true],
])('a record %s', (_, updatedTime, seenAt, changed) => {
  expect(changedSince({ updatedTime, lastActivityTime: null }, { settledAt, seenAt })).toBe(changed)
})

it('a record that somebody has worked with is not as it was made', () => {
  const traces = { updatedTime: at('10:00:01'), lastActivityTime: edit }
  expect(changedSince(traces, { settledAt, seenAt: at('10:00:01') })).toBe(true)
})
