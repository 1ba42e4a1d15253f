import { expect, it } from 'vitest'
import { threadIndexHead } from './thread-index.ts'

const first = Buffer.from(Array.from({ length: 22 }, (_, at) => at + 1))
const answer = Buffer.concat([first, Buffer.from([9, 9, 9, 9, 9])])

it('is the same in a letter and its answers', () => {
  expect(threadIndexHead(first.toString('base64'))).toBe(first.toString('hex'))
  expect(threadIndexHead(answer.toString('base64'))).toBe(first.toString('hex'))
})

it('is read from a folded header', () => {
  const text = answer.toString('base64')
  expect(threadIndexHead(`${text.slice(0, 10)}\r\n ${text.slice(10)}`)).toBe(first.toString('hex'))
})

it.each([null, '', 'не base64', first.subarray(0, 21).toString('base64')])('is not in %j', (header) =>
  expect(threadIndexHead(header)).toBeNull(),
)
