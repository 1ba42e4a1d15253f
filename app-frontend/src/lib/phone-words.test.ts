import { expect, test } from 'vitest'
import { phonesInWords, phoneWords } from './phone-words.ts'

test.each([
  ['+74951180981', '+7 495 118-09-81'],
  ['8 (495) 118-09-81 доб. 3', '+7 495 118-09-81 доб. 3'],
  ['+375 29 111-22-33', '+375 29 111-22-33'],
  ['401', '401'],
  ['МТС', 'МТС'],
])('«%s» is written «%s»', (text, words) => expect(phoneWords(text)).toBe(words))

test('numbers in a sentence are written in groups that no line breaks, and longer runs of digits stay', () =>
  expect(phonesInWords('Входящий от +79001113300, счёт 40702810900000001234')).toBe(
    'Входящий от +7\u00A0900\u00A0111-33-00, счёт 40702810900000001234',
  ))
