import { reason, type Reason } from '../../kernel/reason.ts'
import type { CardData } from './card-data.ts'
import { cardPerson, nameOf, sameName } from './card-person.ts'
import { sharesChannel, type CompanyChoice } from './choose-company.ts'
import type { KnownContact } from './known-records.ts'

export type PersonChoice =
  | { kind: 'known'; contact: KnownContact; because: Reason[] }
  | { kind: 'new'; because: Reason[] }
  | { kind: 'doubtful'; contacts: KnownContact[]; because: Reason[] }

export interface PersonFacts {
  card: CardData
  company: CompanyChoice
  /** Contacts of the portal with this name, and those found by a number or an address where the settings ask for it. */
  found: readonly KnownContact[]
  /** The contact that an earlier card with the same UID was written into. */
  ofUid?: KnownContact | null
  /** A namesake in another company is asked about even when nothing else is shared. */
  askNamesakes: boolean
}

/**
 * Is the person there already? The contact of an earlier card with the same UID is, when the name is the same or they share a number
 * or an address; else a person decides. One person is one full name in one company; a namesake in another company is another person, unless
 * they share a number or an address: then a person decides. The name alone never joins.
 */
export function choosePerson({ card, company, found, ofUid = null, askNamesakes }: PersonFacts): PersonChoice {
  const person = cardPerson(card)
  const name = nameOf(person)
  if (ofUid) {
    const same = sameName(person, ofUid) || sharesChannel(card, ofUid.channels)
    if (same) return { kind: 'known', contact: ofUid, because: [reason('cards.uid-found', { name: nameOf(ofUid) })] }
    const because = [reason('cards.uid-of-another', { name, other: nameOf(ofUid) })]
    return { kind: 'doubtful', contacts: [ofUid], because }
  }
  const namesakes = found.filter((one) => sameName(person, one))
  const same = namesakes.filter((one) => ofCompany(one, company))
  const [only, another] = same
  if (only && !another) return { kind: 'known', contact: only, because: [reason('cards.person-found', { name })] }
  if (another) {
    const sharing = same.filter(({ channels }) => sharesChannel(card, channels))
    const [one, more] = sharing
    if (one && !more) return { kind: 'known', contact: one, because: [reason('cards.person-found', { name })] }
    return { kind: 'doubtful', contacts: same, because: [reason('cards.person-several', { name, count: same.length })] }
  }
  const strangers = found.filter((one) => !namesakes.includes(one) && sharesChannel(card, one.channels))
  if (strangers.length > 0)
    return { kind: 'doubtful', contacts: strangers, because: [reason('cards.channel-of-another', { name })] }
  const near = namesakes.filter(({ channels }) => askNamesakes || sharesChannel(card, channels))
  if (near.length > 0) return { kind: 'doubtful', contacts: near, because: [reason('cards.namesake-near', { name })] }
  const because = namesakes.length > 0 ? reason('cards.namesake', { name }) : reason('cards.person-new', { name })
  return { kind: 'new', because: [because] }
}

/** Both without a company count as one place. */
function ofCompany({ companyIds }: KnownContact, company: CompanyChoice): boolean {
  if (company.kind === 'none') return companyIds.length === 0
  if (company.kind === 'known') return companyIds.includes(company.id)
  return company.kind === 'several' && company.companies.some(({ id }) => companyIds.includes(id))
}
