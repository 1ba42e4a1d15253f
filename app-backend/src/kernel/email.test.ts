import { expect, it } from 'vitest'
import { emailKey } from './email.ts'

it.each([
  ['Anna@Zarechie.Example', 'anna@zarechie.example'],
  ['  <anna@zarechie.example> ', 'anna@zarechie.example'],
  ['почта@пример.рф', 'почта@пример.рф'],
  ['\u202Aanna@\u200Bzarechie.example\u202C', 'anna@zarechie.example'],
])('reads %s as %s', (text, key) => expect(emailKey(text)).toBe(key))

it.each([
  '',
  'anna',
  'anna@',
  '@zarechie.example',
  'a b@c.example',
  'a@b@c.example',
  'a\u0000@c.example',
  'a@c.example\u0007\u0007b',
  `${'x'.repeat(250)}@c.example`,
])('sees no address in «%s»', (text) => expect(emailKey(text)).toBeNull())
