import type { AutomaticSignals } from '../rules/automatic-signals.ts'
import type { DeliveryReport } from '../rules/delivery-facts.ts'
import type { ForwardedOriginal } from './forwarded-original.ts'

export interface LetterAddress {
  /** Display name, decoded; empty when the letter gives none. */
  name: string
  /** Lower case. */
  address: string
}

export interface ParsedAttachment {
  name: string
  /** MIME type in lower case, as the letter names it. */
  type: string
  content: Uint8Array
  /** Content-ID without brackets: the letter's HTML shows the attachment as `cid:<this>`. */
  cid?: string
}

/** A letter as plain data: crosses the border of the worker by structured clone, holds no NUL and no half surrogate. */
export interface ParsedLetter {
  /** Without brackets; made from the raw bytes when the letter has none. */
  messageId: string
  /** Ids that gateways say they replaced, without brackets. */
  formerIds: string[]
  /** First id of In-Reply-To, without brackets. */
  inReplyTo: string | null
  /** Ids of References, oldest first, without brackets. */
  references: string[]
  from: LetterAddress | null
  replyTo: LetterAddress | null
  /** Display text of the recipients. */
  to: string
  cc: string
  /** Addresses of To and Cc, lower case. */
  recipients: string[]
  /** Those of To alone. */
  directRecipients: string[]
  /** Where servers on the way say that they delivered it: tags and aliases included, lower case. */
  deliveredTo: string[]
  /** Header of Outlook and Exchange, null when absent. */
  threadIndex: string | null
  subject: string
  /** null: no Date header, or one that can't be read. */
  sentAt: Date | null
  /** Plain text; made from the HTML when the letter has only that. */
  text: string
  /** Sanitised: no scripts, no remote addresses in images; null when the letter has no HTML. */
  html: string | null
  attachments: ParsedAttachment[]
  signals: AutomaticSignals
  report: DeliveryReport
  /** Whose letter this one forwards; null when it forwards none. */
  forwarded: ForwardedOriginal | null
  /** sha256 over sender, date, subject, text and attachments, hex. */
  fingerprint: string
}
