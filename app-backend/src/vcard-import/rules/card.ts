import type { Reason } from '../../kernel/reason.ts'

export type PhoneKind = 'MOBILE' | 'WORK' | 'HOME' | 'FAX' | 'PAGER' | 'OTHER'
export type PlaceKind = 'WORK' | 'HOME' | 'OTHER'
export type ChatKind = 'TELEGRAM' | 'SKYPE' | 'VIBER' | 'VK' | 'ICQ' | 'JABBER' | 'MSN' | 'OTHER'

/** A number, an address or a page, with its kind in the portal's words. Bitrix24 docs: api-reference/crm/data-types, crm_multifield */
export interface Channel<Kind extends string> {
  value: string
  kind: Kind
}

export interface CardAddress {
  street: string
  flat: string
  city: string
  region: string
  postalCode: string
  country: string
}

export interface CardPhoto {
  name: string
  content: Uint8Array
}

/** A visiting card as plain data, whatever version it was written in. Texts are trimmed; what the card lacks is ''. */
export interface Card {
  uid: string
  /** A card of a firm or of a list of people is no person's. */
  kind: 'person' | 'company' | 'group'
  lastName: string
  firstName: string
  secondName: string
  /** As it is shown: FN, or made of the parts. */
  fullName: string
  company: string
  department: string
  post: string
  role: string
  phones: Channel<PhoneKind>[]
  emails: Channel<PlaceKind>[]
  pages: Channel<PlaceKind>[]
  chats: Channel<ChatKind>[]
  addresses: CardAddress[]
  note: string
  /** YYYY-MM-DD; null when absent or without a year. */
  birthday: string | null
  photo: CardPhoto | null
  /** What of the card could not be taken. */
  warnings: Reason[]
}
