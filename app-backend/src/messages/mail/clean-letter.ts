import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'

export interface NewLetter {
  portalId: string
  /** The same key never makes a second letter. */
  key: string
  to: string[]
  cc?: string[]
  subject: string
  text: string
  /** Made of the text where it is left out. */
  html?: string
  /** Reply-To, In-Reply-To, References, Thread-* and X- headers. */
  headers?: Record<string, string>
  /** Our id of the request that it belongs to. */
  requestId?: number
  /** Written by the product itself (an acknowledgement): marked so, and limited by address. */
  automatic?: boolean
  /** Most automatic letters a day to one address: one unless told. */
  automaticPerDay?: number
  /** Who wrote it. */
  userId?: number
  /** Whose account sends it; the portal's own unless told. */
  mailboxId?: number
  /** The thread of the request in which it stands. */
  thread?: 'client' | 'task'
  taskId?: number
  /** With brackets: an id that threading issued; made here unless given. */
  messageId?: string
  /** Message-ID that it answers, without brackets. */
  inReplyTo?: string
  /** Ids of stored files, in the order in which they are attached. */
  files?: string[]
  /** portal: Bitrix24 sends it by its own mail. */
  via?: 'smtp' | 'portal'
  /** As whom Bitrix24 is to send it; letters of our own go out as their account says. */
  from?: { name: string; address: string }
  /** What its writer had written: for a letter that is taken back. */
  draft?: object
  /** Not sent before: until then it can be taken back. */
  holdUntil?: Date
}

const mostRecipients = 50
const allowedHeader = /^(reply-to|in-reply-to|references|thread-(?:topic|index)|list-[a-z-]+|x-[a-z0-9-]+)$/i
// A line break in a header begins another header: everything that a mail program might take for one is refused.
const breaks = /[\r\n\0\u0085\u2028\u2029]/
const address = z.email().max(254)

/**
 * Refuses a letter that would write headers of its own by a line break, or send itself to what is no address.
 * Throws `mail.not-clean` with what is wrong.
 */
export function assertClean({
  to,
  cc = [],
  subject,
  headers = {},
}: Pick<NewLetter, 'to' | 'cc' | 'subject' | 'headers'>): void {
  const refuse = (detail: string) => new AppError('mail.not-clean', { params: { detail } })
  const recipients = [...to, ...cc]
  if (to.length === 0 || recipients.length > mostRecipients) throw refuse('to')
  for (const one of recipients) if (breaks.test(one) || !address.safeParse(one).success) throw refuse('to')
  if (breaks.test(subject)) throw refuse('subject')
  for (const [name, value] of Object.entries(headers))
    if (!allowedHeader.test(name) || breaks.test(value)) throw refuse(name.replaceAll(/[^\w-]/g, '').slice(0, 50))
}

/** What marks a letter that no person wrote. RFC 3834; Exchange heeds the second. */
export const automaticHeaders = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
