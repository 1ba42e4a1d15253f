import { expect, it } from 'vitest'
import { storableJson } from './storable-json.ts'

it.each([
  ['a\u0000b', 'ab'],
  ['\uD800', '\uFFFD'],
  ['🦊\uDC00', '🦊\uFFFD'],
  [String.raw`C:\u0000\ud800`, String.raw`C:\u0000\ud800`],
  ['«"\n\u001F', '«"\n\u001F'],
])('%j is kept as %j', (text, kept) => {
  expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [kept]: [kept] })
})

it('nothing is kept as null', () => {
  expect(storableJson(undefined)).toBe('null')
})
