import { expect, it } from 'vitest'
import { languageOf } from './language-of.ts'

it.each([
  ['Не включается щит, модель ABB S201', 'ru'],
  ['The panel does not start, see the photo', 'en'],
  ['Schütz schaltet nicht', 'en'],
  ['断路器无法合闸', 'other'],
  ['2 000, 42 !', null],
  ['', null],
])('«%s» is %s', (words, language) => expect(languageOf(words)).toBe(language))
