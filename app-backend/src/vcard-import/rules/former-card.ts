import { companyName } from '../../kernel/company-name.ts'
import type { CardData } from './card-data.ts'
import type { KnownContact } from './known-records.ts'

/** A card that came before, and what it was written into. */
export interface FormerCard {
  contactId: number
  companyId: number | null
  card: CardData
}

/** Somebody took the contact out of the company since, and the card still names that one: it stays so. */
export const takenFromCompany = (card: CardData, contact: KnownContact, former: FormerCard): boolean =>
  former.companyId !== null &&
  !contact.companyIds.includes(former.companyId) &&
  companyName(former.card.company).key === companyName(card.company).key
