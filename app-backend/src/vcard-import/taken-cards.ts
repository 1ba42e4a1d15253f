import type { Reason } from '../kernel/reason.ts'
import type { CardLetter } from './card-letter.ts'
import type { CardParts } from './files/find-cards.ts'
import type { Tx } from './store.ts'

/** Stores an import in the transaction that ends its letter. */
export type CardsKeeper = (tx: Tx) => Promise<void>

/** How such a letter ends. */
export type TakenCards =
  | { kind: 'ignored' | 'quarantined'; why: Reason[] }
  | { kind: 'imported'; why: Reason[]; keep: CardsKeeper }

/** @param openLetter reads a forwarded letter, within limits of its own */
export type TakeCards = (letter: CardLetter, openLetter: (raw: Uint8Array) => Promise<CardParts>) => Promise<TakenCards>
