import { reason } from '../kernel/reason.ts'
import type { CardSettings } from './declaration.ts'
import type { Matches } from './read-matches.ts'
import type { CardData } from './rules/card-data.ts'
import { nameOf } from './rules/card-person.ts'
import type { CardChoice, CardPlan } from './rules/card-plan.ts'
import { chooseCompany, type CompanyChoice } from './rules/choose-company.ts'
import { choosePerson, type PersonChoice } from './rules/choose-person.ts'
import { takenFromCompany, type FormerCard } from './rules/former-card.ts'
import type { KnownChannel, KnownCompany, KnownContact } from './rules/known-records.ts'
import { mergeContact, type MergeRules } from './rules/merge-contact.ts'
import type { CardEnd } from './store.ts'

/** What is to be written, or why nothing is yet. */
export type CardDecision = { kind: 'plan'; plan: CardPlan } | { kind: 'end'; end: CardEnd }

const mergeRules = (settings: CardSettings): MergeRules => ({
  post: settings.mergePost,
  birthday: settings.mergeBirthday,
  comments: settings.mergeComments,
  photo: settings.mergePhoto,
  addChannels: settings.addChannels,
})

/** What earlier letters brought. */
export interface Past {
  /** The last card with the same UID. */
  ofUid: FormerCard | null
  /** The last card that was written into a contact. */
  ofContact: ReadonlyMap<number, FormerCard>
}

/** Puts the rules together: whose card it is by what the portal holds and earlier letters brought. */
export function planCard(card: CardData, found: Matches, settings: CardSettings, past: Past): CardDecision {
  if (card.kind === 'group') return { kind: 'end', end: { state: 'skipped', why: [reason('cards.group')] } }
  const company = chooseCompany(card, found.companies)
  if (card.kind === 'company') return planFirm(company)
  const ofUid = found.contacts.find(({ id }) => id === past.ofUid?.contactId) ?? null
  const person = choosePerson({ card, company, found: found.contacts, ofUid, askNamesakes: settings.askNamesakes })
  if (person.kind === 'known' && past.ofUid && person.contact === ofUid && takenFromCompany(card, ofUid, past.ofUid))
    return outsideCompany(card, person, settings, past)
  const because = [...person.because, ...company.because]
  const choices = person.kind === 'doubtful' ? person.contacts.map((one) => contactChoice(one, found.companies)) : []
  if (person.kind === 'doubtful') return { kind: 'end', end: { state: 'doubtful', why: because, choices } }
  // A contact that is linked to one of the namesake companies tells which of them is meant.
  const meant =
    company.kind === 'several' && person.kind === 'known' ? companyOfContact(company, person.contact) : company
  if (meant.kind === 'several')
    return { kind: 'end', end: { state: 'doubtful', why: because, choices: meant.companies.map(companyChoice) } }
  const contact = person.kind === 'new' ? { kind: 'new' as const } : joined(card, person.contact, settings, past)
  return { kind: 'plan', plan: { company: companyPlan(meant), contact, because } }
}

function outsideCompany(
  card: CardData,
  { contact, because }: Extract<PersonChoice, { kind: 'known' }>,
  settings: CardSettings,
  past: Past,
): CardDecision {
  const moved = reason('cards.company-taken', { company: card.company })
  const plan = { contact: joined(card, contact, settings, past), because: [...because, moved] }
  return { kind: 'plan', plan: { company: { kind: 'none' }, ...plan } }
}

function planFirm(company: CompanyChoice): CardDecision {
  const why = company.because
  if (company.kind === 'new')
    return { kind: 'plan', plan: { company: companyPlan(company), contact: null, because: why } }
  if (company.kind === 'known') return { kind: 'end', end: { state: 'same', why, companyId: company.id } }
  const choices = company.kind === 'several' ? company.companies.map(companyChoice) : []
  return { kind: 'end', end: { state: company.kind === 'several' ? 'doubtful' : 'skipped', why, choices } }
}

function companyOfContact(company: CompanyChoice & { kind: 'several' }, { companyIds }: KnownContact): CompanyChoice {
  const one = company.companies.find(({ id }) => companyIds.includes(id))
  return one ? { kind: 'known', id: one.id, title: one.title, because: company.because } : company
}

export const companyPlan = (company: CompanyChoice): CardPlan['company'] => {
  if (company.kind === 'known') return { kind: 'known', id: company.id }
  return company.kind === 'new' ? { kind: 'new', title: company.title } : { kind: 'none' }
}

/** A contact that is there, with what the card adds to it. */
export const joined = (
  card: CardData,
  contact: KnownContact,
  settings: CardSettings,
  { ofUid, ofContact }: Past,
): CardPlan['contact'] => {
  const last = ofContact.get(contact.id)
  // Two UIDs are two cards: neither corrects the other.
  const twoCards = last !== undefined && card.uid !== '' && last.card.uid !== '' && card.uid !== last.card.uid
  const former = ofUid?.contactId === contact.id ? ofUid : twoCards ? undefined : last
  return {
    kind: 'known',
    id: contact.id,
    companyIds: contact.companyIds,
    ...mergeContact(card, contact, mergeRules(settings), former?.card ?? null),
  }
}

const valuesOf = (channels: readonly KnownChannel[], typeId: string) =>
  channels.filter((one) => one.typeId === typeId).map(({ value }) => value)

const contactChoice = (contact: KnownContact, companies: readonly KnownCompany[]): CardChoice => ({
  kind: 'contact',
  id: contact.id,
  title: nameOf(contact),
  post: contact.post,
  companies: contact.companyIds.map((id) => ({ id, title: companies.find((one) => one.id === id)?.title ?? '' })),
  phones: valuesOf(contact.channels, 'PHONE'),
  emails: valuesOf(contact.channels, 'EMAIL'),
})

const companyChoice = ({ id, title, channels }: KnownCompany): CardChoice => ({
  kind: 'company',
  id,
  title,
  post: '',
  companies: [],
  phones: valuesOf(channels, 'PHONE'),
  emails: valuesOf(channels, 'EMAIL'),
})
