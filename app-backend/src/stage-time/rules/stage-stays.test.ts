import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stageStays, stageTimes, type StageChange } from './stage-stays.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23) + hours * hour)
const history = (...rows: [hours: number, stageId: string][]): StageChange[] =>
  rows.map(([hours, stageId], index) => ({ id: index + 1, stageId, at: at(hours) }))
const noWork = () => 0
const summary = (changes: StageChange[], now: number) =>
  stageTimes(stageStays(changes), at(now), noWork).map(({ stageId, entries, lastMs, totalMs }) => [
    stageId,
    entries,
    lastMs / hour,
    totalMs / hour,
  ])

describe('the time in a stage', () => {
  it('of each stay is summed up, the last one told apart', () => {
    const there = history([0, 'NEW'], [2, 'WORK'], [5, 'NEW'], [6, 'WORK'])
    expect(summary(there, 10)).toEqual([
      ['NEW', 2, 1, 3],
      ['WORK', 2, 4, 7],
    ])
  })

  it('where the record is now goes on', () => {
    const stays = stageStays(history([0, 'NEW'], [2, 'WORK']))
    expect(stays.at(-1)).toEqual({ stageId: 'WORK', from: at(2), to: null, restored: false })
    expect(stageTimes(stays, at(3), noWork).at(-1)).toMatchObject({ lastLeftAt: null, lastMs: hour })
  })

  it('of a stage that it passed within one second is nothing, not left out', () => {
    expect(summary(history([0, 'NEW'], [1, 'CHECK'], [1, 'WORK']), 2)).toEqual([
      ['NEW', 1, 1, 1],
      ['CHECK', 1, 0, 0],
      ['WORK', 1, 1, 1],
    ])
  })

  it('goes on over a change to the same stage', () => {
    expect(summary(history([0, 'NEW'], [2, 'NEW'], [5, 'WORK']), 5)).toEqual([
      ['NEW', 1, 5, 5],
      ['WORK', 1, 0, 0],
    ])
  })

  it('that was made up for is marked at both its ends', () => {
    const [first, second, third] = history([0, 'NEW'], [2, 'WORK'], [5, 'WAIT'])
    const rows = [first, { ...(second ?? { id: 2, stageId: '', at: at(2) }), restored: true }, third].flatMap(
      (row) => row ?? [],
    )
    expect(stageStays(rows).map(({ restored }) => restored)).toEqual([true, true, false])
  })

  it('of working hours is counted by the calendar it is given', () => {
    const [first] = stageTimes(stageStays(history([0, 'NEW'], [8, 'WORK'])), at(9), (from, to) => (+to - +from) / 2)
    expect(first).toMatchObject({ totalMs: 8 * hour, totalWorkingMs: 4 * hour })
  })

  it('of a record without history is nothing at all', () =>
    expect(stageTimes(stageStays([]), at(1), noWork)).toEqual([]))
})

it('rows that come twice and in any order tell the same', () => {
  const row = fc.record({ stageId: fc.constantFrom('NEW', 'WORK', 'WAIT', 'DONE'), step: fc.nat(100) })
  fc.assert(
    fc.property(
      fc
        .array(row, { maxLength: 20 })
        .chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray([...rows.keys(), ...rows.keys()], { minLength: rows.length * 2 }),
          ),
        ),
      ([rows, order]) => {
        let hours = 0
        const straight = history(...rows.map(({ stageId, step }): [number, string] => [(hours += step), stageId]))
        const shuffled = order.flatMap((index) => straight[index] ?? [])
        expect(stageStays(shuffled)).toEqual(stageStays(straight))
      },
    ),
  )
})

it('the stays of a record fill the time from its beginning to now', () => {
  const there = history([0, 'NEW'], [2, 'WORK'], [2, 'WAIT'], [9, 'NEW'])
  const total = stageTimes(stageStays(there), at(12), noWork).reduce((sum, { totalMs }) => sum + totalMs, 0)
  expect(total).toBe(12 * hour)
})
