import { companyName } from '../../kernel/company-name.ts'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey, samePhone } from '../../kernel/phone.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import type { CardData } from './card-data.ts'
import type { KnownChannel, KnownCompany } from './known-records.ts'

export type CompanyChoice =
  | { kind: 'none'; because: Reason[] }
  | { kind: 'known'; id: number; title: string; because: Reason[] }
  | { kind: 'new'; title: string; because: Reason[] }
  | { kind: 'several'; companies: KnownCompany[]; because: Reason[] }

/** A dash or a dot stands for «no firm». */
const emptyName = /^[\s\p{P}\p{S}]*$/u

/**
 * Which company does the card name? Found by its name without legal form, quotes, case and ё; of several with one name the one that
 * shares a number or an address with the card, else a person decides.
 * @param found companies of the portal whose titles are alike
 */
export function chooseCompany(card: CardData, found: readonly KnownCompany[]): CompanyChoice {
  const title = card.company
  if (emptyName.test(title)) return { kind: 'none', because: [] }
  const { key } = companyName(title)
  const same = found.filter((one) => companyName(one.title).key === key)
  const sharing = same.filter(({ channels }) => sharesChannel(card, channels))
  const [only, another] = same.length > 1 && sharing.length === 1 ? sharing : same
  if (!only) return { kind: 'new', title, because: [reason('cards.company-new', { company: title })] }
  if (another)
    return {
      kind: 'several',
      companies: same,
      because: [reason('cards.company-several', { company: title, count: same.length })],
    }
  return {
    kind: 'known',
    id: only.id,
    title: only.title,
    because: [reason('cards.company-found', { company: only.title })],
  }
}

/** Do card and record share a number or an address? */
export function sharesChannel(card: Pick<CardData, 'phones' | 'emails'>, channels: readonly KnownChannel[]): boolean {
  const phones = card.phones.flatMap(({ value }) => phoneKey(value) ?? [])
  const emails = new Set(card.emails.map(({ value }) => emailKey(value)))
  return channels.some(({ typeId, value }) => {
    if (typeId === 'EMAIL') return emails.has(emailKey(value))
    const phone = typeId === 'PHONE' ? phoneKey(value) : null
    return phone !== null && phones.some((one) => samePhone(one, phone))
  })
}
