import { expect, it } from 'vitest'
import { letterLanguage } from './letter-language.ts'

it.each([
  ['Добрый день, OR-16 does not start', 'ru'],
  ['Hello, the OR-16 breaker trips', 'en'],
  ['Hello Елена, the breaker trips again and again', 'en'],
] as const)('answers «%s» in %s', (text, lang) => expect(letterLanguage(text, 'ru')).toBe(lang))
it('takes the portal’s language where there are no words', () => expect(letterLanguage('12345', 'en')).toBe('en'))
