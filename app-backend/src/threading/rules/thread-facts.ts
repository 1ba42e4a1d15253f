import type { Reason } from '../../kernel/reason.ts'

/** A conversation that a letter may belong to. */
export interface Place {
  requestId: number
  /** The external task whose thread it is; null: the client's. */
  taskId: number | null
  /** Number of the request in the portal, for sentences. */
  number: number
}

/** An id seen before that belongs to a conversation. */
export interface KnownRef extends Place {
  messageId: string
  /** Who wrote the letter with this id, lower case. */
  correspondent: string
  /** Its own letter stands elsewhere or never came: a letter of this conversation only names it. */
  named: boolean
  /** It came to another department, and each department has its own request. */
  elsewhere?: boolean
}

/** A mark in the letter that looks like one of ours; `place` is null when its signature is wrong or its request is gone. */
export interface TokenFound {
  header: string
  value: string
  place: Place | null
}

/** A letter that the portal itself sent, named in a header. Its Message-ID holds the number of its activity. */
export interface ActivityFound {
  header: string
  messageId: string
  /** Null: the id is of another portal, or the portal has no such activity, or it belongs to no request. */
  place: Place | null
  /** Whom the portal wrote to, lower case. */
  recipients: readonly string[]
}

export interface ThreadFacts {
  messageId: string
  inReplyTo: string | null
  /** Oldest first, as in the header. */
  references: readonly string[]
  /** Address of the writer, lower case. */
  writer: string
  /** The writer is an employee: no stranger in any conversation with a client. */
  staff: boolean
  /** A server's report on a letter of ours: whoever writes it, it belongs where that letter stands. */
  anyone: boolean
  /** The nearest first. */
  tokens: readonly TokenFound[]
  /** Newest first. */
  known: readonly KnownRef[]
  /** Who takes part in each conversation named above, by `participantKey`. */
  participants: ReadonlyMap<string, readonly string[]>
  activities: readonly ActivityFound[]
  /** The key of a notification's subject, and where letters with it stand; left out for every other letter. */
  bySubject?: { key: string; messageId: string }
  /** Conversations with the same head of Thread-Index, newest first. */
  sameIndex: readonly Place[]
  /** Letters taken in but not handled yet, by Message-ID. */
  waiting: readonly { messageId: string; letterId: number }[]
}

export type ThreadAnswer = { considered: Reason[] } & (
  | ({
      kind: 'join'
      because: Reason
      /** Why its writer counts as taking part, where the conversation itself does not say so. */
      also?: Reason
    } & Place)
  | { kind: 'new'; because: Reason }
  /** Its parent is here and not handled yet: this letter must not open a request of its own. */
  | { kind: 'wait'; letterId: number; because: Reason }
)

export const participantKey = ({ requestId, taskId }: Pick<Place, 'requestId' | 'taskId'>): string =>
  `${requestId}:${taskId ?? 0}`
