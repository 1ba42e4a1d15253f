import { expect, it } from 'vitest'
import { aLetter } from '../testing.ts'
import { letterId } from './letter-id.ts'

it.each([
  ['Message-ID: <a@x>', 'a@x'],
  ['MESSAGE-ID:<a@x>', 'a@x'],
  ['Message-Id: a@x', 'a@x'],
  ['Message-ID:\r\n <a@x>', 'a@x'],
  ['Message-ID: <a @x>', 'a@x'],
  ['Message-ID: <a@x> (comment)', 'a@x'],
  ['Message-ID: <письмо@x>', 'письмо@x'],
  ['Message-ID: <a\0b\u0007@x\u007f>', 'ab@x'],
  ['Message-ID: a\0@x', 'a@x'],
])('reads «%s»', (header, id) => expect(letterId(aLetter({ headers: [header] }))).toBe(id))

it.each([
  'Message-ID:',
  'Message-ID: <>',
  'Message-ID: <\0>',
  'X-Message-ID: <a@x>',
  `Message-ID: <${'x'.repeat(999)}>`,
])('makes an id where «%s» gives none', (header) =>
  expect(letterId(aLetter({ headers: [header] }))).toMatch(/^[\da-f]{40}@no-message-id\.invalid$/),
)

it('does not take the id of a letter quoted in the body', () => {
  expect(letterId(aLetter({ body: 'Message-ID: <inner@x>' }))).toMatch(/invalid$/)
})

it('is quick on a header of half a megabyte in a foreign charset', () => {
  const raw = Buffer.concat([Buffer.from('X-A: \xcf\xf0\r\n'.repeat(60_000), 'latin1'), aLetter({ messageId: 'a@x' })])
  const started = performance.now()
  letterId(raw)
  expect(performance.now() - started).toBeLessThan(1_000)
})
