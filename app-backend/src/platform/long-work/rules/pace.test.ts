import { describe, expect, it } from 'vitest'
import { paceOf, sampled, type Sample } from './pace.ts'

const second = 1_000
const steady = (perSecond: number, seconds: number, every = 1): Sample[] => {
  let samples: Sample[] = []
  for (let at = 0; at <= seconds; at += every)
    samples = sampled(samples, { at: at * second, handled: Math.round(at * perSecond) })
  return samples
}

describe('a pace', () => {
  it('is what was handled of late a second, and says when the rest is done', () =>
    expect(paceOf(steady(20, 60), 1_200, 60 * second)).toEqual({ perSecond: 20, endsAt: 120 * second }))

  it.each([
    ['nothing was handled yet', []],
    ['the work has just begun', steady(20, 2)],
    ['it has gone on for one sample', steady(20, 0)],
  ])('is unknown while %s', (_, samples) => expect(paceOf(samples, 10, 2 * second)).toBeNull())

  it('without a total has no end', () => expect(paceOf(steady(5, 30), null, 30 * second)?.endsAt).toBeNull())
  it('of nothing has no end', () =>
    expect(paceOf(steady(0, 30), 7, 30 * second)).toEqual({ perSecond: 0, endsAt: null }))
  it('with nothing left ends now', () => expect(paceOf(steady(5, 30), 0, 31 * second)?.endsAt).toBe(31 * second))

  it('falls while nothing comes in, and never looks back further than two minutes', () => {
    const samples = steady(10, 600)
    expect(paceOf(samples, 100, 600 * second)?.perSecond).toBe(10)
    expect(paceOf(samples, 100, 630 * second)?.perSecond).toBeLessThan(9)
    expect(samples[0]?.at).toBeGreaterThanOrEqual(480 * second)
  })

  it('follows a change within two minutes', () => {
    let samples = steady(50, 300)
    for (let at = 301; at <= 421; at += 1)
      samples = sampled(samples, { at: at * second, handled: 15_000 + (at - 300) * 5 })
    expect(paceOf(samples, 100, 421 * second)?.perSecond).toBeCloseTo(5, 0)
  })

  it('begins anew after a silence', () => {
    const samples = sampled(steady(10, 100), { at: 4_000 * second, handled: 1_001 })
    expect(samples).toHaveLength(1)
  })

  it('keeps few samples, however often the work tells', () =>
    expect(steady(1_000, 600, 0.05).length).toBeLessThanOrEqual(26))
})
