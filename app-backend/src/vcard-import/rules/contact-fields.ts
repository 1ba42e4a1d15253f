import type { CardData } from './card-data.ts'
import { cardPerson } from './card-person.ts'

export interface NewChannel {
  typeId: 'PHONE' | 'EMAIL' | 'WEB' | 'IM'
  valueType: string
  value: string
}

/** Every number, address, page and chat name as the portal's `fm` takes them. */
export const channelsOf = (card: CardData): NewChannel[] => [
  ...card.phones.map(({ value, kind }) => ({ typeId: 'PHONE' as const, valueType: kind, value })),
  ...card.emails.map(({ value, kind }) => ({ typeId: 'EMAIL' as const, valueType: kind, value })),
  ...card.pages.map(({ value, kind }) => ({ typeId: 'WEB' as const, valueType: kind, value })),
  ...card.chats.map(({ value, kind }) => ({ typeId: 'IM' as const, valueType: kind, value })),
]

/** Texts of strangers go into a field with BBCode: a tag of theirs stays text. */
const plain = (text: string) => text.replaceAll('[', '[\u2060')

/** Department, role and note: the portal has no fields for them. */
export const commentsOf = ({ department, role, note }: CardData): string =>
  [department, role, note].filter(Boolean).map(plain).join('\n')

/** Fields of a contact that the card carries; absent ones are left out. Bitrix24 docs: api-reference/crm/universal/object-fields */
export function contactFields(card: CardData): Record<string, string> {
  const { lastName, firstName, secondName } = cardPerson(card)
  const all = {
    lastName,
    name: firstName,
    secondName,
    post: card.post,
    birthdate: card.birthday ?? '',
    comments: commentsOf(card),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}
