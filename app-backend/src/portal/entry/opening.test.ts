import { expect, it } from 'vitest'
import { cardId, langOfPortal } from './opening.ts'

it.each([
  ['{"ID":"42","URI":"/crm/contact/details/42/"}', 42],
  ['{"ID":42}', 42],
  ['{"ID":"0"}', null],
  ['{"ID":"42; drop"}', null],
  ['{"ID":["1"]}', 1],
  ['{}', null],
  ['not json', null],
  [undefined, null],
])('finds the card in %s', (options, id) => expect(cardId(options)).toBe(id))

it.each([
  ['ru', 'ru'],
  ['kz', 'ru'],
  ['en', 'en'],
  ['de', 'en'],
  [undefined, 'ru'],
] as const)('speaks in %s as %s', (lang, expected) => expect(langOfPortal(lang)).toBe(expected))
