import { expect, it } from 'vitest'
import { plainDescription } from './plain-description.ts'

it.each([
  ['[B]Адрес[/B]: Заречная, 5', 'Адрес: Заречная, 5'],
  ['[URL=https://a.example/x]план[/URL]', 'план (https://a.example/x)'],
  ['[USER=5]Анна[/USER], проверьте', 'Анна, проверьте'],
  ['[LIST]\n[*]раз\n[*]два\n[/LIST]', '- раз\n- два'],
  ['до [DISK FILE ID=n12] после', 'до  после'],
  ['[color=#ff0000]срочно[/color]', 'срочно'],
  ['поле [A1] без тега', 'поле [A1] без тега'],
])('%j reads as %j', (text, expected) => expect(plainDescription(text)).toBe(expected))
