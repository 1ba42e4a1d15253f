import type { CardData } from './card-data.ts'
import { cardPerson, nameOf } from './card-person.ts'

const longest = 255

/** A card's UID as it is compared: programs write the same UUID with and without its scheme. RFC 6350, 6.7.6; '' = none. */
const plainUid = ({ uid }: CardData): string =>
  uid
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .slice(0, longest)

/** UIDs of a letter's cards; '' where cards of two persons bear the same one: some programs write a constant there. */
export function tellingUids(cards: readonly CardData[]): string[] {
  const names = new Map<string, Set<string>>()
  for (const card of cards) {
    const uid = plainUid(card)
    names.set(uid, (names.get(uid) ?? new Set()).add(nameOf(cardPerson(card)).toLowerCase()))
  }
  return cards.map((card) => {
    const uid = plainUid(card)
    return names.get(uid)?.size === 1 ? uid : ''
  })
}
