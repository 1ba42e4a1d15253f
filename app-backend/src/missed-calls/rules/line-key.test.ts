import { expect, it } from 'vitest'
import { lineKey, numberKeysIn } from './line-key.ts'

it.each([
  ['8 (495) 118-09-81', '+74951180981'],
  ['+7 495 118-09-81.', '+74951180981'],
  ['84951180981 доб. 12', '+74951180981;12'],
  ['810 375 29 123 45 67', '+375291234567'],
  ['115', '#115'],
  ['МТС', '=мтс'],
  [' «МТС  Офис». ', '=мтс офис'],
  ['reg150907', '=reg150907'],
  ['', null],
])('%s is found by %s', (text, key) => expect(lineKey(text)).toBe(key))

it('a text with several numbers gives a key for each, the one with its extension also without', () => {
  expect(numberKeysIn('с 8 916 123-45-67 на номер 8 495 118-09-81 доб. 12')).toEqual([
    '+79161234567',
    '+74951180981;12',
    '+74951180981',
  ])
})
