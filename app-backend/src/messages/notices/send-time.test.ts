import { describe, expect, it } from 'vitest'
import { isQuiet, sendTime } from './send-time.ts'

const night = { from: '22:00', to: '08:00' }
const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const sent = (
  time: string,
  digest: 'now' | 'hourly' | 'daily',
  quiet: typeof night | null,
  zone = 'Europe/Moscow',
  urgent = false,
) => sendTime(at(time), { digest, quiet }, zone, urgent).toISOString().slice(5, 16)

describe('silence', () => {
  it.each([
    ['18:59', false],
    ['19:00', true],
    ['23:30', true],
    ['04:59', true],
    ['05:00', false],
  ])('over midnight in Moscow at %s UTC is %s', (time, quiet) =>
    expect(isQuiet(at(time), night, 'Europe/Moscow')).toBe(quiet),
  )
  it('within a day', () => expect(isQuiet(at('10:30'), { from: '13:00', to: '14:00' }, 'Europe/Moscow')).toBe(true))
  it('that ends where it begins is none', () =>
    expect(isQuiet(at('10:00'), { from: '13:00', to: '13:00' }, 'Europe/Moscow')).toBe(false))
})

describe('a notice goes out', () => {
  it('at once by day', () => expect(sent('09:15', 'now', night)).toBe('11-22T09:15'))
  it('at the end of the silence by night', () => expect(sent('21:15', 'now', night)).toBe('11-23T05:00'))
  it('at once by night when it is urgent', () =>
    expect(sent('21:15', 'daily', night, 'Europe/Moscow', true)).toBe('11-22T21:15'))
  it('with the next full hour', () => expect(sent('09:15', 'hourly', night)).toBe('11-22T10:00'))
  it('with the hour after the silence', () => expect(sent('18:30', 'hourly', night)).toBe('11-23T05:00'))
  it('at nine on the person’s clock', () => expect(sent('09:15', 'daily', night)).toBe('11-23T06:00'))
  it('at nine in Vladivostok', () => expect(sent('09:15', 'daily', night, 'Asia/Vladivostok')).toBe('11-22T23:00'))
  it('at nine on the day when clocks change', () =>
    expect(
      sendTime(
        new Date('2026-03-28T12:00:00Z'),
        { digest: 'daily', quiet: null },
        'Europe/Berlin',
        false,
      ).toISOString(),
    ).toBe('2026-03-29T07:00:00.000Z'))
})
