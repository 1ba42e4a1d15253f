import { reason, type Reason } from '../../kernel/reason.ts'

export interface ClosedReplyFacts {
  rule: 'reopen' | 'linked' | 'within'
  /** Days after the closing in which `within` reopens. */
  days: number
  /** Null when the portal does not say. */
  closedAt: Date | null
  /** When the reply came. */
  receivedAt: Date
}

export type ClosedReply = { action: 'reopen' | 'linked'; because: Reason }

const dayMs = 86_400_000

/** What a client's reply does to a closed request: opens it again, or becomes a request of its own that names it. */
export function closedReply({ rule, days, closedAt, receivedAt }: ClosedReplyFacts): ClosedReply {
  if (rule === 'reopen') return { action: 'reopen', because: reason('thread.closed-reopened') }
  if (rule === 'linked') return { action: 'linked', because: reason('thread.closed-linked') }
  const age = closedAt === null ? 0 : Math.max(0, Math.floor((receivedAt.getTime() - closedAt.getTime()) / dayMs))
  return age < days
    ? { action: 'reopen', because: reason('thread.closed-reopened', { days }) }
    : { action: 'linked', because: reason('thread.closed-linked', { days, age }) }
}
