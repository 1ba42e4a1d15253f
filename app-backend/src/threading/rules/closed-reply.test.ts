import { expect, it } from 'vitest'
import { closedReply, type ClosedReplyFacts } from './closed-reply.ts'

const receivedAt = new Date('2026-11-22T10:00:00Z')
const closed = (iso: string | null): ClosedReplyFacts['closedAt'] => (iso === null ? null : new Date(iso))

it.each<[ClosedReplyFacts['rule'], string | null, string]>([
  ['reopen', '2020-01-01T00:00:00Z', 'reopen'],
  ['linked', '2026-11-22T09:59:00Z', 'linked'],
  ['within', '2026-11-22T09:59:00Z', 'reopen'],
  ['within', '2026-11-15T10:00:01Z', 'reopen'],
  ['within', '2026-11-15T10:00:00Z', 'linked'],
  ['within', '2026-11-01T10:00:00Z', 'linked'],
  ['within', null, 'reopen'],
  ['within', '2026-11-23T10:00:00Z', 'reopen'],
])('by the rule %s a reply to what was closed %s: %s', (rule, at, action) => {
  expect(closedReply({ rule, days: 7, closedAt: closed(at), receivedAt }).action).toBe(action)
})

it('says for how long the request has been closed', () => {
  const facts = { rule: 'within', days: 7, closedAt: closed('2026-11-01T10:00:00Z'), receivedAt } as const
  expect(closedReply(facts).because).toEqual({ code: 'thread.closed-linked', params: { days: 7, age: 21 } })
})
