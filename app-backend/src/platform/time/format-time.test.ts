import { describe, expect, it } from 'vitest'
import { formatDate, formatDateTime, formatTime, isZone, minuteOfDay } from './format-time.ts'

const at = new Date('2026-11-22T21:05:00Z')

describe('a moment', () => {
  it.each([
    ['ru', 'Europe/Moscow', '23 ноября 2026 г., 00:05'],
    ['en', 'Europe/Moscow', '23 November 2026, 00:05'],
    ['ru', 'Asia/Vladivostok', '23 ноября 2026 г., 07:05'],
    ['en', 'America/New_York', '22 November 2026, 16:05'],
    ['ru', 'Mars/Olympus', '22 ноября 2026 г., 21:05'],
  ] as const)('reads in %s at %s as «%s»', (lang, zone, text) => expect(formatDateTime(at, { lang, zone })).toBe(text))

  it('has a date and a time of its own', () => {
    expect(formatDate(at, { lang: 'ru', zone: 'UTC' })).toBe('22 ноября 2026 г.')
    expect(formatTime(at, { lang: 'ru', zone: 'Asia/Kolkata' })).toBe('02:35')
  })

  it.each([
    ['Europe/Moscow', 5],
    ['UTC', 21 * 60 + 5],
    ['Asia/Kathmandu', 2 * 60 + 50],
  ])('stands at %s at minute %i of the day', (zone, minute) => expect(minuteOfDay(at, zone)).toBe(minute))
})

it.each([
  ['Europe/Moscow', true],
  ['Mars/Olympus', false],
  ['', false],
])('the zone «%s» is known: %s', (zone, known) => expect(isZone(zone)).toBe(known))
