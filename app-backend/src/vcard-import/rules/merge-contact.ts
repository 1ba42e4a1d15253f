import { emailKey } from '../../kernel/email.ts'
import { phoneKey, samePhone } from '../../kernel/phone.ts'
import type { CardData } from './card-data.ts'
import { channelsOf, commentsOf, type NewChannel } from './contact-fields.ts'
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

/** What a card changes in a contact that is there: what the card lacks stays as it is. */
export function mergeContact(card: CardData, contact: KnownContact, rules: MergeRules): Merge {
  const fields: [string, string, string, TextRule][] = [
    ['post', contact.post, card.post, rules.post],
    ['birthdate', contact.birthday, card.birthday ?? '', rules.birthday],
    ['comments', contact.comments, commentsOf(card), rules.comments],
    ['secondName', contact.secondName, card.secondName, 'keep'],
  ]
  const merge: Merge = { after: {}, before: {}, channels: [], photo: !contact.hasPhoto || rules.photo === 'overwrite' }
  for (const [name, held, given, rule] of fields) {
    const next = merged(held, given, rule)
    if (next === held) continue
    merge.after[name] = next
    merge.before[name] = held
  }
  if (rules.addChannels)
    merge.channels = channelsOf(card).filter((one) => !contact.channels.some((held) => sameChannel(one, held)))
  return merge
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
