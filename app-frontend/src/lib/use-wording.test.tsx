import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Plural } from '@lingui/react/macro'
import { render, renderHook } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { speak } from '../testing/render-screen.tsx'
import { useWording } from './use-wording.ts'

/** Tuesday 24 November 2026, 12:36 in Moscow. */
const now = new Date('2026-11-24T12:36:00+03:00')
const moscow = (time: string): string => `${time}:00+03:00`

function wording(lang: 'ru' | 'en') {
  speak(lang)
  return renderHook(useWording, { wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> })
    .result.current
}
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('in Russian', () => {
  test('a number of a request keeps together', () => {
    expect(wording('ru').requestNumber(48197)).toBe('№\u00a048\u00a0197')
  })

  test('a month is named with its year', () => {
    expect(wording('ru').month('2019-04')).toBe('апрель 2019 г.')
    expect(wording('en').month('2019-04')).toBe('April 2019')
  })

  test.each([
    ['2026-11-24T00:00', 'сегодня 00:00'],
    ['2026-11-23T23:59', 'вчера 23:59'],
    ['2026-11-22T23:59', '22.11'],
    ['2025-11-24T12:00', '24.11.2025'],
  ])('the moment %s is %s', (time, words) => {
    expect(wording('ru').recent(moscow(time), now)).toBe(words)
  })

  test.each([
    ['2026-11-24T11:28', '11:28'],
    ['2026-11-21T11:28', '21.11'],
  ])('in a narrow place the moment %s is %s', (time, words) => {
    expect(wording('ru').lately(moscow(time), now)).toBe(words)
  })

  test('a deadline names its day', () => {
    expect(wording('ru').due(moscow('2026-11-25T10:47'), now)).toBe('ср 25.11, 10:47')
  })

  test.each([
    [59_999, '0 мин'],
    [161 * 60_000, '2 ч 41 мин'],
    [27 * 3_600_000, '1 д 3 ч'],
  ])('%i ms are %s', (ms, words) => {
    expect(plain(wording('ru').span(ms))).toBe(words)
  })

  test.each([
    [1023, '1 023 Б'],
    [1024, '1 КБ'],
    [1_887_436, '1,8 МБ'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(plain(wording('ru').size(bytes))).toBe(words)
  })

  test.each([
    [1, '1 письмо'],
    [2, '2 письма'],
    [5, '5 писем'],
    [11, '11 писем'],
    [21, '21 письмо'],
    [104, '104 письма'],
    [1.5, '1,5 письма'],
  ])('%f letters are «%s»', (value, words) => {
    speak('ru')
    const { container } = render(
      <I18nProvider i18n={i18n}>
        <Plural value={value} one="# письмо" few="# письма" many="# писем" other="# письма" />
      </I18nProvider>,
    )
    expect(container.textContent).toBe(words)
  })
})

describe('in English', () => {
  test('moments, lengths and sizes are English', () => {
    const words = wording('en')
    expect(words.recent(moscow('2026-11-23T17:15'), now)).toBe('yesterday 17:15')
    expect(words.due(moscow('2026-11-25T10:47'), now)).toBe('Wed 25 Nov, 10:47')
    expect(words.span(161 * 60_000)).toBe('2 h 41 min')
    expect(words.size(1_887_436)).toBe('1.8 MB')
  })

  test('a number of a request wears the English sign', () => {
    expect(wording('en').requestNumber(48197)).toBe('#48\u00a0197')
  })
})
