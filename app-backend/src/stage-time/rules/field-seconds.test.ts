import { expect, it } from 'vitest'
import { changedSeconds, fieldSeconds } from './field-seconds.ts'

const stay = (stageId: string, seconds: number | null) => ({
  stageId,
  ms: seconds === null ? null : seconds * 1_000,
  workingMs: seconds === null ? null : seconds * 100,
})
const there = [stay('NEW', 10), stay('WORK', 20), stay('NEW', 30), stay('WORK', null)]

it('tells all stays of a stage together, or the last one alone', () => {
  expect([...fieldSeconds(there, { which: 'total', clock: 'wall' })]).toEqual([
    ['NEW', 40],
    ['WORK', 20],
  ])
  expect(fieldSeconds(there, { which: 'last', clock: 'wall' }).get('NEW')).toBe(30)
})

it('counts by the working calendar where that is asked for', () => {
  expect(fieldSeconds(there, { which: 'total', clock: 'working' }).get('NEW')).toBe(4)
})

it('says nothing of a stage that the record never left', () => {
  expect([...fieldSeconds([stay('NEW', null)], { which: 'total', clock: 'wall' })]).toEqual([])
})

it('never says 0, which the portal would keep as empty', () => {
  expect(fieldSeconds([stay('CHECK', 0)], { which: 'total', clock: 'wall' }).get('CHECK')).toBe(1)
})

it('finds the stages that changed', () => {
  const before = new Map([['NEW', 40]])
  const after = new Map([
    ['NEW', 40],
    ['WORK', 20],
  ])
  expect(changedSeconds(before, after)).toEqual([{ stageId: 'WORK', before: null, after: 20 }])
})
