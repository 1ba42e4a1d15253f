import type { Prisma } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import type { CardFile } from './files/card-file.ts'
import type { CardParts } from './files/find-cards.ts'

export type Tx = Prisma.TransactionClient

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

/** Stores an import in the transaction that ends its letter. */
export type CardsKeeper = (tx: Tx) => Promise<void>

/** How such a letter ends. */
export type TakenCards =
  | { kind: 'ignored' | 'quarantined'; why: Reason[] }
  | { kind: 'imported'; why: Reason[]; keep: CardsKeeper }

/** @param openLetter reads a forwarded letter, within limits of its own */
export type TakeCards = (letter: CardLetter, openLetter: (raw: Uint8Array) => Promise<CardParts>) => Promise<TakenCards>
