import { personName, type PersonName } from '../../kernel/person-name.ts'
import type { CardData } from './card-data.ts'

/**
 * The name that a contact gets: the card's own parts, else its full name taken apart; a card with a number or an address alone is
 * called by that, since the portal keeps no nameless contact.
 */
export function cardPerson(card: CardData): PersonName {
  const { lastName, firstName, secondName, fullName } = card
  if (lastName || firstName) return { lastName, firstName, secondName }
  if (fullName) return personName(fullName, fullName)
  const [email] = card.emails
  if (email) return personName('', email.value)
  return { lastName: '', firstName: card.phones[0]?.value ?? card.company, secondName: '' }
}

export const nameOf = ({ lastName, firstName, secondName }: PersonName): string =>
  [lastName, firstName, secondName].filter(Boolean).join(' ')

const folded = (word: string) => word.trim().toLowerCase().replaceAll('ё', 'е')

/** One person's name in two spellings: ё, case; a second name that one side lacks says nothing. */
export function sameName(a: PersonName, b: PersonName): boolean {
  const seconds = [folded(a.secondName), folded(b.secondName)]
  return (
    folded(a.lastName) === folded(b.lastName) &&
    folded(a.firstName) === folded(b.firstName) &&
    (seconds.includes('') || seconds[0] === seconds[1])
  )
}

const mostSpellings = 8

/** Spellings to search for: with ё as written, with е, and with one ё each. */
export function spellings(word: string): string[] {
  const plain = word.replaceAll('ё', 'е').replaceAll('Ё', 'Е')
  const found = new Set([word, plain])
  for (let at = 0; at < plain.length && found.size < mostSpellings; at += 1) {
    const letter = plain[at]
    if (letter === 'е' || letter === 'Е')
      found.add(plain.slice(0, at) + (letter === 'е' ? 'ё' : 'Ё') + plain.slice(at + 1))
  }
  return [...found]
}
