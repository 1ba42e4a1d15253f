import { emailKey } from '../../kernel/email.ts'
import { phoneKey, searchForms } from '../../kernel/phone.ts'
import type { FoundRecords, ListField } from './list-shapes.ts'
import { grouped, type PortalFilter } from './portal-filter.ts'

/** What somebody typed into the quick search means. All of it is looked for in titles and own text fields too. */
export interface SearchMeaning {
  text: string
  /** Number of a request. */
  id: number | null
  /** How the portal's own search may know the phone; empty: it is none. */
  phones: string[]
  email: string | null
}

const numbered = /^(?:№|#)?\s*(\d[\d\s\u00a0]{0,11})$/
/** Shorter numbers are numbers of requests or parts of a serial number, hardly phones. */
const phoneDigits = 7

export function searchMeaning(typed: string): SearchMeaning {
  const text = typed.trim()
  const number = numbered.exec(text)?.[1]?.replaceAll(/\s/g, '')
  const id = number === undefined ? null : Number(number)
  const phone = text.replaceAll(/\D/g, '').length >= phoneDigits ? phoneKey(text) : null
  return {
    text,
    id: id !== null && Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? id : null,
    phones: phone?.kind === 'public' ? searchForms(phone) : [],
    email: emailKey(text),
  }
}

/** Own text fields are searched up to this many: each costs the portal a walk. */
const mostTextFields = 8

/** Requests that the search means: by number, words in title and own texts, clients and letters that were found for it. */
export function searchFilter(meaning: SearchMeaning, fields: readonly ListField[], found: FoundRecords): PortalFilter {
  const texts = fields.filter(({ own, kind, multiple }) => own && kind === 'text' && !multiple).slice(0, mostTextFields)
  const parts: PortalFilter[] = [
    ...(meaning.id === null ? [] : [{ id: meaning.id }]),
    { '%title': meaning.text },
    ...texts.map(({ name }) => ({ [`%${name}`]: meaning.text })),
    ...(found.requestIds.length > 0 ? [{ '@id': found.requestIds }] : []),
    ...(found.contactIds.length > 0 ? [{ '@contactIds': found.contactIds }] : []),
    ...(found.companyIds.length > 0 ? [{ '@companyId': found.companyIds }] : []),
  ]
  return grouped(parts, 'any')
}
