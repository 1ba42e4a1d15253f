import { emailKey } from '../../kernel/email.ts'
import { phoneKey, samePhone } from '../../kernel/phone.ts'
import type { CardData } from './card-data.ts'
import { cardPerson } from './card-person.ts'
import { channelsOf, commentsOf, contactFields, type NewChannel } from './contact-fields.ts'
import type { KnownChannel, KnownContact } from './known-records.ts'

/** What happens to a field that the contact has already; an empty one is always filled. */
export type MergeRule = 'keep' | 'overwrite'
/** Comments can also grow. */
export type TextRule = MergeRule | 'add'

export interface MergeRules {
  post: MergeRule
  birthday: MergeRule
  comments: TextRule
  photo: MergeRule
  /** Numbers, addresses and pages that the contact lacks are added. */
  addChannels: boolean
}

export interface Merge {
  /** Fields to write, and what they held. */
  after: Record<string, string>
  before: Record<string, string>
  channels: NewChannel[]
  photo: boolean
}

/**
 * What a card changes in a contact that is there: what the card lacks stays as it is. A value that came of the former card, and that
 * nobody changed since, is corrected by this one, whatever the rules say.
 */
export function mergeContact(
  card: CardData,
  contact: KnownContact,
  rules: MergeRules,
  former: CardData | null = null,
): Merge {
  const fields: [string, string, string, TextRule][] = [
    ['post', contact.post, card.post, rules.post],
    ['birthdate', contact.birthday, card.birthday ?? '', rules.birthday],
    ['comments', contact.comments, commentsOf(card), rules.comments],
    ['secondName', contact.secondName, card.secondName, 'keep'],
    ...(former ? namesOf(card, contact) : []),
  ]
  const written = former ? contactFields(former) : {}
  const merge: Merge = { after: {}, before: {}, channels: [], photo: !contact.hasPhoto || rules.photo === 'overwrite' }
  for (const [name, held, given, rule] of fields) {
    const next = merged(held, given, held === written[name] ? 'overwrite' : rule)
    if (next === held) continue
    merge.after[name] = next
    merge.before[name] = held
  }
  if (rules.addChannels)
    merge.channels = channelsOf(card).filter((one) => !contact.channels.some((held) => sameChannel(one, held)))
  return merge
}

/** A name is found by itself: only a card that is known to be this person's can correct it. */
function namesOf(card: CardData, contact: KnownContact): [string, string, string, TextRule][] {
  const { lastName, firstName } = cardPerson(card)
  return [
    ['lastName', contact.lastName, lastName, 'keep'],
    ['name', contact.firstName, firstName, 'keep'],
  ]
}

function merged(held: string, given: string, rule: TextRule): string {
  if (given === '' || given === held) return held
  if (held === '') return given
  if (rule === 'add') return held.includes(given) ? held : `${held}\n${given}`
  return rule === 'overwrite' ? given : held
}

/** A number in another spelling, an address in another case is the same one. */
export function sameChannel(one: NewChannel, held: Pick<KnownChannel, 'typeId' | 'value'>): boolean {
  if (one.typeId !== held.typeId) return false
  if (one.typeId === 'EMAIL') return emailKey(one.value) === emailKey(held.value)
  if (one.typeId === 'PHONE') {
    const [a, b] = [phoneKey(one.value), phoneKey(held.value)]
    if (a && b) return samePhone(a, b)
  }
  return one.value.trim().toLowerCase() === held.value.trim().toLowerCase()
}
