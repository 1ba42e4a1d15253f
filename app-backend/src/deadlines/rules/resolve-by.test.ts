import { describe, expect, it } from 'vitest'
import { aCalendar } from '../testing.ts'
import { resolveBy, type ResolveByFacts, type ResolveByPolicy } from './resolve-by.ts'

const at = (local: string) => new Date(`${local}:00+03:00`)
const now = at('2026-07-13T12:00')
const facts = (changes: Partial<ResolveByFacts> = {}): ResolveByFacts => ({
  targetHours: 24,
  receivedAt: at('2026-07-13T10:00'),
  categorizedAt: at('2026-07-13T11:30'),
  recategorizedAt: null,
  locked: false,
  pauses: [],
  current: null,
  ...changes,
})
const policy = (changes: Partial<ResolveByPolicy> = {}): ResolveByPolicy => ({
  calendar: aCalendar(),
  mode: 'calendar-hours',
  startFrom: 'categorized',
  onNewCategory: 'from-start',
  ...changes,
})
const codes = (changes: Partial<ResolveByFacts>, rules: Partial<ResolveByPolicy> = {}) =>
  resolveBy(facts(changes), policy(rules), now).because.map(({ code }) => code)

describe('«Решить до»', () => {
  it('is the category’s hours after the category was determined', () => {
    const { dueAt, because } = resolveBy(facts(), policy(), now)
    expect(dueAt).toEqual(at('2026-07-14T11:30'))
    expect(because).toEqual([
      { code: 'deadline.target', params: { hours: 24, mode: 'calendar-hours' } },
      { code: 'deadline.from-categorized', params: { at: '2026-07-13T08:30:00.000Z' } },
    ])
  })

  it('is counted from the letter where the policy says so', () => {
    expect(resolveBy(facts(), policy({ startFrom: 'received' }), now).dueAt).toEqual(at('2026-07-14T10:00'))
  })

  it('of another category begins where the first one’s did, or now', () => {
    const changed = facts({ targetHours: 48, recategorizedAt: now })
    expect(resolveBy(changed, policy(), now).dueAt).toEqual(at('2026-07-15T11:30'))
    expect(resolveBy(changed, policy({ onNewCategory: 'from-now' }), now).dueAt).toEqual(at('2026-07-15T12:00'))
  })

  it('is none where the category has no hours', () => {
    expect(resolveBy(facts({ targetHours: null }), policy(), now)).toMatchObject({ dueAt: null, days: [] })
  })

  it('that a person set stays until it is released', () => {
    const current = at('2026-08-01T09:00')
    expect(resolveBy(facts({ locked: true, current }), policy(), now)).toMatchObject({ dueAt: current, days: [] })
    expect(codes({ locked: true, current })).toEqual(['deadline.locked'])
  })

  it('stands still while the request waits, and says what is left', () => {
    const pauses = [{ from: at('2026-07-13T12:30'), to: null }]
    expect(resolveBy(facts({ pauses }), policy(), now)).toMatchObject({ dueAt: null, leftMinutes: 23 * 60 })
    expect(codes({ pauses })).toContain('deadline.paused')
  })

  it.each([
    [
      'is over when it is first set, and says so',
      { categorizedAt: at('2026-07-01T10:00') },
      'deadline.overdue-at-birth',
    ],
    ['reaches into a year without holidays, and says so', { targetHours: 9_000 }, 'deadline.unknown-year'],
  ])('that %s', (_, changes, code) =>
    expect(codes(changes, { calendar: aCalendar({ years: [2026] }) })).toContain(code),
  )

  it('is not called overdue at birth a second time', () => {
    const before = { categorizedAt: at('2026-07-01T10:00'), current: at('2026-07-02T10:00') }
    expect(codes(before)).not.toContain('deadline.overdue-at-birth')
  })
})
