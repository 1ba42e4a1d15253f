import type { Reason } from '../kernel/reason.ts'
import type { MailboxPurpose } from './mailboxes/contract.ts'
import type { ParsedLetter } from './parse/parsed-letter.ts'

/** A claimed letter. */
export interface ClaimedLetter {
  id: number
  portalId: string
  mailboxId: number
  mailboxAddress: string
  /** What letters of the mailbox are for. */
  purpose: MailboxPurpose
  envelopeFrom: string
  receivedAt: Date
  /** Tries that ended by the letter's own fault. */
  attempts: number
  /** What the try before this one left; empty at the first. */
  why: Reason[]
  leaseToken: string
  raw: Uint8Array
}

/** How one try of a letter ends. */
export type Verdict =
  | { kind: 'created' | 'joined'; requestId: number; activityId: number; why: Reason[] }
  | { kind: 'ignored'; why: Reason[] }
  /** Its visiting cards are taken; what became of each is told apart. */
  | { kind: 'imported'; why: Reason[] }
  | { kind: 'quarantined'; why: Reason[]; attempts: number; lastError: string | null }
  | { kind: 'waiting'; why: Reason[]; dueAt: Date; attempts: number; lastError: string | null }

/** What the journal shows of a letter, known once it is parsed. */
export interface LetterHead {
  messageId: string
  subject: string
  fromName: string
  fromAddress: string | null
  sentAt: Date | null
  attachments: { name: string; type: string; sizeBytes: number }[]
}

export const headOf = (letter: ParsedLetter): LetterHead => ({
  messageId: letter.messageId,
  subject: letter.subject,
  fromName: letter.from?.name ?? '',
  fromAddress: letter.from?.address ?? null,
  sentAt: letter.sentAt,
  attachments: letter.attachments.map(({ name, type, content }) => ({ name, type, sizeBytes: content.byteLength })),
})
