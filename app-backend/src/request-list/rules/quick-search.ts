import { emailKey } from '../../kernel/email.ts'
import { otherLayout } from '../../kernel/other-layout.ts'
import { phoneKey, searchForms } from '../../kernel/phone.ts'
import type { FoundByWords, ListField } from './list-shapes.ts'
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

/** The words as they were meant if the keyboard stood on the other layout; null: a number, phone or address says itself. */
export function wordsOfOtherLayout(typed: string): string | null {
  const { text, id, phones, email } = searchMeaning(typed)
  if (id !== null || phones.length > 0 || email !== null) return null
  const meant = otherLayout(text).trim()
  return meant === '' || meant === text.toLowerCase() ? null : meant
}

/** Own text fields are searched up to this many: each costs the portal a walk. Numbers that people read out come first. */
const mostTextFields = 8
const readOut = ['PRD_SERIAL', 'PRD_CASE_NUMBER']
const isReadOut = ({ name }: ListField): boolean => readOut.some((code) => name.endsWith(code))

/** Own text fields in the order they are searched: what a person reads out first. */
const textFields = (fields: readonly ListField[]): ListField[] =>
  fields
    .filter(({ own, kind }) => own && kind === 'text')
    .toSorted((a, b) => Number(isReadOut(b)) - Number(isReadOut(a)))

/** Own text fields that a search leaves out. */
export const unsearched = (fields: readonly ListField[]): ListField[] => textFields(fields).slice(mostTextFields)

/** Requests that the search means: by number, words in title and own texts, clients and letters that were found for it. */
export function searchFilter(meaning: SearchMeaning, fields: readonly ListField[], found: FoundByWords): PortalFilter {
  const texts = textFields(fields).slice(0, mostTextFields)
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
