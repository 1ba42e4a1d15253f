import type { MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import type { MailboxDraft } from './mailbox-draft.ts'

/** What every part of the form is given. */
export interface DraftProps {
  draft: MailboxDraft
  set: (change: Partial<MailboxDraft>) => void
  /** The mailbox that is changed; null = a new one. */
  box: MailboxView | null
}
