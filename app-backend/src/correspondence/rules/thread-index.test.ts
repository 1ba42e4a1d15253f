import { expect, it } from 'vitest'
import { threadIndexHead } from '../../threading/index.ts'
import { threadIndex } from './thread-index.ts'

const facts = {
  head: null,
  conversation: 'ab'.repeat(16),
  startedAt: new Date('2026-11-20T12:20:00Z'),
  now: new Date('2026-11-20T13:20:00Z'),
}

it('shares its head with the other letters of the conversation and differs from them behind it', () => {
  const first = threadIndex(facts)
  const second = threadIndex({ ...facts, now: new Date('2026-11-21T13:20:00Z') })
  expect(threadIndexHead(first)).toBe(threadIndexHead(second))
  expect(first).not.toBe(second)
  expect(Buffer.from(first, 'base64')).toHaveLength(27)
})
it('goes on with the head that the client’s Outlook gave', () => {
  const head = '01'.repeat(22)
  expect(threadIndexHead(threadIndex({ ...facts, head }))).toBe(head)
})
