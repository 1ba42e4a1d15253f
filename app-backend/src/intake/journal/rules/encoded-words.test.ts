import { expect, it } from 'vitest'
import { decodeWords } from './encoded-words.ts'

it.each([
  ['=?utf-8?B?0KnQuNGC?=', 'Щит'],
  ['=?windows-1251?Q?=D9=E8=F2?= <a@b.example>', 'Щит <a@b.example>'],
  ['=?utf-8?Q?a_b?= =?utf-8?Q?c?=', 'a bc'],
  ['=?no-such-charset?B?0KnQuNGC?=', '=?no-such-charset?B?0KnQuNGC?='],
  ['=?utf-8?B?***?=', '=?utf-8?B?***?='],
  ['plain', 'plain'],
])('%s reads %s', (value, text) => {
  expect(decodeWords(value)).toBe(text)
})
