import { expect, it } from 'vitest'
import { fillText, paramsOf } from './fill-text.ts'

const text = {
  ru: '{name}: {count|письмо|письма|писем} с {since:moment}',
  en: '{name}: {count|letter|letters} since {since:time}',
}
const params = (count: number) => ({ name: 'Олег', count, since: '2026-11-22T06:00:00Z' })

it.each([
  [1, 'Олег: 1 письмо с 22 ноября 2026 г., 09:00'],
  [2, 'Олег: 2 письма с 22 ноября 2026 г., 09:00'],
  [5, 'Олег: 5 писем с 22 ноября 2026 г., 09:00'],
  [21, 'Олег: 21 письмо с 22 ноября 2026 г., 09:00'],
  [112, 'Олег: 112 писем с 22 ноября 2026 г., 09:00'],
])('counts %i in Russian', (count, filled) =>
  expect(fillText(text, params(count), { lang: 'ru', zone: 'Europe/Moscow' })).toBe(filled),
)

it.each([
  [1, 'Олег: 1 letter since 06:00'],
  [2, 'Олег: 2 letters since 06:00'],
])('counts %i in English', (count, filled) =>
  expect(fillText(text, params(count), { lang: 'en', zone: 'UTC' })).toBe(filled),
)

it('leaves the name of a missing value to be seen', () =>
  expect(fillText({ ru: 'Жду {кого} и {who}', en: '' }, {}, { lang: 'ru', zone: 'UTC' })).toBe('Жду {кого} и {who}'))

it('does not fill what a value brings', () =>
  expect(fillText({ ru: '{a} {b}', en: '' }, { a: '{b}', b: 1 }, { lang: 'ru', zone: 'UTC' })).toBe('{b} 1'))

it('names the values of a text', () => expect(paramsOf(text.ru)).toEqual(['count', 'name', 'since']))
