import type { CardFile } from './files/card-file.ts'

/** A letter of a mailbox for visiting cards, as the import needs it. */
export interface CardLetter {
  letterId: number
  portalId: string
  mailboxId: number
  /** Responsible for cards of people who are no employees; 0 = such letters are ignored. */
  defaultUserId: number
  from: { name: string; address: string } | null
  subject: string
  /** Without brackets. */
  messageId: string
  /** Authentication-Results, the newest first. */
  authentication: string[]
  text: string
  attachments: readonly CardFile[]
}
