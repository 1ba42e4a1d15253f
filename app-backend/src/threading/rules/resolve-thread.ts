import { reason, type Reason } from '../../kernel/reason.ts'
import { sameCorrespondent } from './same-correspondent.ts'

/** An id seen before that belongs to a request. */
export interface KnownRef {
  messageId: string
  requestId: number
  /** Who wrote the letter with this id, lower case. */
  correspondent: string
}

export interface ThreadFacts {
  messageId: string
  inReplyTo: string | null
  /** Oldest first, as in the header. */
  references: readonly string[]
  /** Address of the writer, lower case. */
  writer: string
  /** Newest first. */
  known: readonly KnownRef[]
  /** Who wrote in each request that `known` names. */
  correspondents: ReadonlyMap<number, readonly string[]>
  /** Intake addresses of the portal: their letters reach only people we wrote to. */
  own: readonly string[]
  /** Letters taken in but not handled yet, by Message-ID. */
  waiting: readonly { messageId: string; letterId: number }[]
}

export type ThreadAnswer =
  | { kind: 'join'; requestId: number; because: Reason }
  | { kind: 'new'; because: Reason }
  /** Its parent is here and not handled yet: this letter must not open a request of its own. */
  | { kind: 'wait'; letterId: number; because: Reason }

/**
 * Which request does the letter belong to? In-Reply-To first, then References from the newest to the oldest, then a letter that
 * answers came before. Never the subject. A match counts only for a writer known in that request.
 */
export function resolveThread(facts: ThreadFacts): ThreadAnswer {
  let stranger = false
  for (const { messageId, because } of candidates(facts)) {
    const waiting = facts.waiting.find((letter) => letter.messageId === messageId)
    if (waiting)
      return {
        kind: 'wait',
        letterId: waiting.letterId,
        because: reason('thread.waits-for-parent', { letterId: waiting.letterId }),
      }
    const refs = facts.known.filter((ref) => ref.messageId === messageId)
    const match = refs.find((ref) => mayJoin(facts, ref))
    if (match) return { kind: 'join', requestId: match.requestId, because }
    stranger ||= refs.length > 0
  }
  return {
    kind: 'new',
    because: stranger ? reason('thread.stranger', { address: facts.writer }) : reason('thread.new'),
  }
}

function candidates({ messageId, inReplyTo, references }: ThreadFacts): { messageId: string; because: Reason }[] {
  const newestFirst = references.toReversed().map((id, index) => ({
    messageId: id,
    because: reason('thread.references', { messageId: id, position: index + 1 }),
  }))
  const direct =
    inReplyTo === null
      ? []
      : [{ messageId: inReplyTo, because: reason('thread.in-reply-to', { messageId: inReplyTo }) }]
  const ancestors = [...direct, ...newestFirst].filter((candidate) => candidate.messageId !== messageId)
  return [...ancestors, { messageId, because: reason('thread.late-parent', { messageId }) }]
}

const mayJoin = ({ writer, correspondents, own }: ThreadFacts, { requestId, correspondent }: KnownRef) =>
  own.includes(correspondent) || (correspondents.get(requestId) ?? []).some((known) => sameCorrespondent(known, writer))
