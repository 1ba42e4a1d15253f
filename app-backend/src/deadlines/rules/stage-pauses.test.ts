import { expect, it } from 'vitest'
import { stagePauses } from './stage-pauses.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const entries = (...stages: string[]) => stages.map((stageId, minute) => ({ stageId, at: at(minute) }))

it('begins with a stage that stops the clock, and ends with the next other one', () => {
  expect(stagePauses(entries('NEW', 'WAIT', 'WORK'), ['WAIT'])).toEqual([{ from: at(1), to: at(2) }])
})

it('lasts while the request is there', () => {
  expect(stagePauses(entries('NEW', 'WAIT'), ['WAIT'])).toEqual([{ from: at(1), to: null }])
})

it('goes on through a second such stage, and comes again later', () => {
  expect(stagePauses(entries('WAIT', 'PARTS', 'WORK', 'WAIT'), ['WAIT', 'PARTS'])).toEqual([
    { from: at(0), to: at(2) },
    { from: at(3), to: null },
  ])
})

it('is not there when no stage stops the clock', () => {
  expect(stagePauses(entries('NEW', 'WAIT'), [])).toEqual([])
})
