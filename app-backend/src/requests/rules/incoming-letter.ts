import type { Reason } from '../../kernel/reason.ts'

/** A parsed letter that is to open or join a request. */
export interface IncomingLetter {
  letterId: number
  portalId: string
  /** Our address at which it came. */
  mailboxAddress: string
  from: { name: string; address: string }
  /** Header text, for display. */
  to: string
  cc: string
  subject: string
  /** Plain text. */
  text: string
  /** Sanitised markup, null when the letter has none. */
  html: string | null
  sentAt: Date
  receivedAt: Date
  messageId: string
  inReplyTo: string | null
  references: string[]
  attachments: { name: string; type: string; content: Uint8Array }[]
  /** An employee's letter from outside the app: whom it went to, lower case. */
  outgoingTo?: string[]
  /** Whose request it opens when that is not who wrote it. */
  client?: { name: string; address: string }
  /** Who gets the request that it opens, before any rule: of the mailbox; null: that person is gone. */
  responsible?: { userId: number | null; because: Reason }
}
