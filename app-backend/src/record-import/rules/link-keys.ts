import type { Checked } from '../../kernel/checked.ts'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import { inn } from '../../kernel/tax-number.ts'
import type { LinkTrait } from './mapping.ts'

/** What a contact or a company is looked for by. */
export interface LinkKey {
  entity: 'contact' | 'company'
  by: LinkTrait
  key: string
}

/** A record's id, or why there is none; undefined: nobody looked yet. */
export type FoundLink = number | 'none' | 'several'
export type FoundLinks = (key: LinkKey) => FoundLink | undefined

/** Traits in the order in which they are tried when nobody chose. */
export const usualTraits: Record<LinkKey['entity'], readonly LinkTrait[]> = {
  contact: ['id', 'email', 'phone'],
  company: ['id', 'inn', 'email', 'phone'],
}

/** What a text can be looked for by, in the order of `traits`. The reason tells why by nothing. */
export function linkKeys(text: string, entity: LinkKey['entity'], traits: readonly LinkTrait[]): Checked<LinkKey[]> {
  const keys = traits.flatMap((by) => {
    const key = keyOf(text, by, traits)
    return key === null ? [] : [{ entity, by, key }]
  })
  return keys.length > 0 ? { ok: true, value: keys } : { ok: false, why: unreadable(text, traits) }
}

function keyOf(text: string, by: LinkTrait, traits: readonly LinkTrait[]): string | null {
  if (by === 'email') return emailKey(text)
  if (by === 'inn') return innKey(text)
  if (by === 'id')
    return /^\d{1,9}$/.test(text.trim()) && (traits.length === 1 || text.trim().length < 9)
      ? String(Number(text))
      : null
  const phone = phoneKey(text)
  return phone?.kind === 'public' ? phone.e164 : null
}

/** Tables take a leading zero away: nine and eleven digits get it back when the check digits then fit. */
function innKey(text: string): string | null {
  const read = inn(text)
  if (read.ok) return read.value.digits
  if (read.why.code !== 'inn.zero-lost') return null
  const mended = inn(`0${text.replaceAll(/\D/g, '')}`)
  return mended.ok ? mended.value.digits : null
}

function unreadable(text: string, traits: readonly LinkTrait[]): Reason {
  const params = { text: text.slice(0, 80) }
  if (traits.length === 1 && traits[0] !== undefined) return reason(`import.${traits[0]}-unreadable`, params)
  return reason('import.link-unreadable', params)
}

/** The first trait that leads to one record decides; several records for a trait stop the search. */
export function foundLink(keys: readonly LinkKey[], found: FoundLinks): FoundLink {
  for (const key of keys) {
    const link = found(key) ?? 'none'
    if (link !== 'none') return link
  }
  return 'none'
}
