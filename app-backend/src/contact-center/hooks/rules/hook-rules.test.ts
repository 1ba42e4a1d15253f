import { describe, expect, it } from 'vitest'
import { deliveryPause } from './delivery-pause.ts'
import { happenings, type Look } from './happenings.ts'

const since = new Date('2026-11-22T09:00:00Z')
const nothing: Look = { since, deals: [], contacts: [], stages: [], calls: [] }
const told = (look: Partial<Look>) => happenings({ ...nothing, ...look }).map(({ type, record }) => `${type} ${record}`)
const deal = (createdTime: string, updatedTime: string) => ({ id: 12, createdTime, updatedTime })

describe('a look at the portal', () => {
  it.each([
    ['older than the last look is changed', '2026-11-22T11:59:59+03:00', '2026-11-22T12:30:00+03:00', ['changed']],
    ['made at its moment is new', '2026-11-22T12:00:00+03:00', '2026-11-22T12:00:00+03:00', ['created']],
    [
      'made and changed since is both',
      '2026-11-22T12:00:00+03:00',
      '2026-11-22T12:00:01+03:00',
      ['created', 'changed'],
    ],
  ])('a deal %s', (_, created, updated, kinds) =>
    expect(told({ deals: [deal(created, updated)] })).toEqual(kinds.map((kind) => `deal.${kind} deal:12`)),
  )

  it('takes the first stage of a deal for no change of it', () => {
    const at = '2026-11-22T12:00:00+03:00'
    const stages = [1, 2, 5].map((typeId) => ({ id: 70 + typeId, typeId, dealId: 12, at }))
    expect(happenings({ ...nothing, stages }).map(({ key }) => key)).toEqual(['stage:72', 'stage:75'])
  })

  it('that overlaps the one before gives the same happenings the same keys', () => {
    const look = {
      ...nothing,
      contacts: [deal('2026-11-22T08:00:00Z', '2026-11-22T09:30:00Z')],
      calls: [{ id: 3, at: '2026-11-22T09:00:00Z' }],
    }
    const again = { ...look, contacts: [deal('2026-11-22T11:00:00+03:00', '2026-11-22T12:30:00+03:00')] }
    expect(happenings(again).map(({ key }) => key)).toEqual(happenings(look).map(({ key }) => key))
  })
})

it('a delivery is tried ten times over three days, then it is a dead letter', () => {
  const pauses = Array.from({ length: 10 }, (_, failures) => deliveryPause(failures + 1))
  expect(pauses.at(-1)).toBeNull()
  const whole = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0)
  expect(whole).toBeGreaterThan(72 * 3_600_000)
  expect(whole).toBeLessThan(80 * 3_600_000)
})
