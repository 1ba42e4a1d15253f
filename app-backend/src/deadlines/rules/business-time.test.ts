import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar, officeHours, withoutWorkingWeekends } from '../testing.ts'
import { addBusinessTime, businessTimeBetween } from './business-time.ts'
import type { CountingMode } from './working-spans.ts'

const moscow = aCalendar()
const at = (local: string) => new Date(`${local}:00+03:00`)
const hours = (from: string, target: number, mode: CountingMode, calendar = moscow) =>
  addBusinessTime(at(from), target * 60, { calendar, mode }).at?.toISOString()
const iso = (local: string) => at(local).toISOString()

describe('hours around the clock without days off', () => {
  it.each([
    ['2024-04-26T17:30', 24, '2024-04-27T17:30', '2024-05-02T17:30'],
    ['2025-10-31T16:00', 24, '2025-11-01T16:00', '2025-11-05T16:00'],
    ['2025-10-31T16:00', 48, '2025-11-05T16:00', '2025-11-06T16:00'],
    ['2025-12-30T15:00', 24, '2026-01-12T15:00', '2026-01-12T15:00'],
    ['2024-12-27T12:00', 24, '2024-12-28T12:00', '2025-01-09T12:00'],
    ['2026-07-11T11:00', 24, '2026-07-14T00:00', '2026-07-14T00:00'],
  ])('%s and %i h end at %s, without working weekends at %s', (from, target, due, withoutWeekends) => {
    expect(hours(from, target, 'calendar-hours')).toBe(iso(due))
    expect(hours(from, target, 'calendar-hours', withoutWorkingWeekends(moscow))).toBe(iso(withoutWeekends))
  })
})

describe('working hours', () => {
  it.each([
    ['2025-10-31T16:00', 24, '2025-11-06T17:00'],
    ['2025-10-31T16:00', 48, '2025-11-11T17:00'],
    ['2025-12-30T15:00', 24, '2026-01-14T15:00'],
    ['2024-12-27T12:00', 24, '2025-01-10T12:00'],
    ['2026-07-11T11:00', 24, '2026-07-15T18:00'],
    // The edges of a working day, and its lunch.
    ['2026-07-13T09:00', 8, '2026-07-13T18:00'],
    ['2026-07-13T13:00', 4, '2026-07-13T18:00'],
    ['2026-07-13T13:30', 1, '2026-07-13T15:00'],
    ['2026-07-13T18:00', 1, '2026-07-14T10:00'],
    ['2026-07-13T08:00', 0, '2026-07-13T09:00'],
    ['2026-07-12T12:00', 0, '2026-07-13T09:00'],
  ])('%s and %i h end at %s', (from, target, due) => expect(hours(from, target, 'working-hours')).toBe(iso(due)))

  it('end an hour earlier on a short day', () => {
    expect(hours('2026-04-30T16:00', 2, 'working-hours')).toBe(iso('2026-05-04T10:00'))
  })

  it('are those of the exception where it has its own, also when it has none', () => {
    const own = { from: '2026-07-13', to: '2026-07-14', title: 'переезд' }
    const evening = aCalendar({ exceptions: [{ ...own, kind: 'hours', hours: [{ from: 20 * 60, to: 22 * 60 }] }] })
    expect(hours('2026-07-13T09:00', 3, 'working-hours', evening)).toBe(iso('2026-07-14T21:00'))
    const none = aCalendar({ exceptions: [{ ...own, kind: 'hours', hours: [] }] })
    expect(hours('2026-07-13T09:00', 1, 'working-hours', none)).toBe(iso('2026-07-15T10:00'))
  })

  it('follow the shorter of two exceptions that overlap', () => {
    const calendar = aCalendar({
      exceptions: [
        { kind: 'working', from: '2026-07-14', to: '2026-07-14', title: 'дежурный день' },
        { kind: 'off', from: '2026-07-13', to: '2026-07-17', title: 'отпуск' },
      ],
    })
    expect(hours('2026-07-13T09:00', 9, 'working-hours', calendar)).toBe(iso('2026-07-20T10:00'))
  })
})

describe('a zone with summer time', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 0, to: 24 * 60 }])
  const berlin = aCalendar({ zone: 'Europe/Berlin', week: everyDay, exceptions: [] })
  it.each([
    ['2026-03-28T12:00:00+01:00', '2026-03-29T13:00:00+02:00'],
    ['2026-10-24T12:00:00+02:00', '2026-10-25T11:00:00+01:00'],
  ])('24 h from %s are 24 h, whatever the clock on the wall says', (from, due) => {
    for (const mode of ['calendar-hours', 'working-hours'] as const)
      expect(addBusinessTime(new Date(from), 24 * 60, { calendar: berlin, mode }).at).toEqual(new Date(due))
  })

  it('opens at the hour on the wall', () => {
    const office = aCalendar({ zone: 'Europe/Berlin', exceptions: [] })
    const walk = addBusinessTime(new Date('2026-03-27T17:30:00+01:00'), 60, { calendar: office, mode: 'working-hours' })
    expect(walk.at).toEqual(new Date('2026-03-30T09:30:00+02:00'))
  })
})

describe('the receipt', () => {
  it('names every day that was walked, with what was counted and why nothing was', () => {
    const { days } = addBusinessTime(at('2025-10-31T16:00'), 24 * 60, { calendar: moscow, mode: 'working-hours' })
    expect(days.map(({ day, minutes }) => [day.date, day.kind, minutes, day.title])).toEqual([
      ['2025-10-31', 'normal', 120, null],
      ['2025-11-01', 'short', 420, 'предпраздничный день'],
      ['2025-11-02', 'weekend', 0, null],
      ['2025-11-03', 'off', 0, 'перенос с 01.11.2025'],
      ['2025-11-04', 'off', 0, 'День народного единства'],
      ['2025-11-05', 'normal', 480, null],
      ['2025-11-06', 'normal', 420, null],
    ])
  })

  it('says which years nobody entered', () => {
    const calendar = aCalendar({ years: [2026] })
    const { unknownYears } = addBusinessTime(at('2026-12-30T15:00'), 24 * 60, { calendar, mode: 'working-hours' })
    expect(unknownYears).toEqual([2027])
  })
})

describe('a pause', () => {
  const pauses = [{ from: at('2026-07-13T10:00'), to: at('2026-07-14T10:00') }]
  it('is not counted', () => {
    const walk = addBusinessTime(at('2026-07-13T09:00'), 480, { calendar: moscow, mode: 'working-hours', pauses })
    expect(walk.at).toEqual(at('2026-07-14T18:00'))
    expect(walk.days.map(({ pausedMinutes }) => pausedMinutes)).toEqual([420, 60])
  })

  it('that goes on has no end, and says what is left', () => {
    const open = [{ from: at('2026-07-13T10:00'), to: null }]
    const walk = addBusinessTime(at('2026-07-13T09:00'), 480, { calendar: moscow, mode: 'working-hours', pauses: open })
    expect(walk).toMatchObject({ at: null, leftMinutes: 420 })
  })
})

it('a calendar without working days has no deadline, and is walked to an end', () => {
  const never = aCalendar({ week: [[], [], [], [], [], [], []], exceptions: [] })
  expect(addBusinessTime(at('2026-07-13T09:00'), 60, { calendar: never, mode: 'working-hours' }).at).toBeNull()
})

describe('for any moment and length', () => {
  const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
  const anyCase = fc.record({
    calendar: fc
      .constantFrom(...zones)
      .map((zone) => aCalendar({ zone, week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day > 5 ? [] : officeHours)) })),
    mode: fc.constantFrom<CountingMode>('calendar-hours', 'working-hours'),
    from: fc.date({ min: new Date('2024-01-02'), max: new Date('2027-06-01'), noInvalidDate: true }),
    minutes: fc.integer({ min: 1, max: 10_000 }),
    more: fc.integer({ min: 1, max: 10_000 }),
  })
  it('a later start never ends earlier, and more minutes end later', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 100_000 }), ({ calendar, mode, from, minutes, more }, delay) => {
        const by = { calendar, mode }
        const due = addBusinessTime(from, minutes, by).at?.getTime() ?? Number.NaN
        const delayed = addBusinessTime(new Date(from.getTime() + delay * 60_000), minutes, by).at?.getTime()
        expect(delayed).toBeGreaterThanOrEqual(due)
        expect(addBusinessTime(from, minutes + more, by).at?.getTime()).toBeGreaterThan(due)
      }),
      { numRuns: 60 },
    )
  })

  it('two lengths one after the other are their sum, and what was added lies between', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, mode, from, minutes, more }) => {
        const by = { calendar, mode }
        const middle = addBusinessTime(from, minutes, by).at ?? from
        expect(addBusinessTime(middle, more, by).at).toEqual(addBusinessTime(from, minutes + more, by).at)
        expect(businessTimeBetween(from, middle, by)).toBeCloseTo(minutes, 6)
      }),
      { numRuns: 60 },
    )
  })
})
