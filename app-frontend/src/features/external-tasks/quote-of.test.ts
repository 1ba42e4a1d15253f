import { expect, test } from 'vitest'
import { quoteOf } from './quote-of.ts'

test('each line of the quotation is marked, blank ones too', () =>
  expect(quoteOf('Из письма:', ' Раз.\r\n\nДва. ')).toBe('Из письма:\n> Раз.\n>\n> Два.'))
test('a long letter is cut', () => expect(quoteOf('', 'а'.repeat(9_000)).length).toBeLessThan(4_010))
