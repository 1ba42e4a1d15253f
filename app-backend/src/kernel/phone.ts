import { type CountryCode, findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js'

/** A telephone number as a key. */
export type Phone =
  | { kind: 'public'; e164: string; extension: string | null }
  /** A number inside the company: never compared with public ones. */
  | { kind: 'internal'; digits: string }

export interface PhoneHome {
  /** Numbers without a country are of this one. */
  country: CountryCode
  /** Prefixed to city numbers of seven digits, e.g. `495`; without it they are no key. */
  areaCode?: string
}

const home: PhoneHome = { country: 'RU' }
const extensionMark =
  /\s*\(?(?:;\s*ext=|доб(?:авочный)?\.?|вн(?:утр(?:енний)?)?\.?|ext(?:ension)?\.?|[;#,]|(?<=\d)\s*[xwp](?=\s*\d))[\s:№]*/i
const longestInternal = 6
/** Longer texts are no number; of a letter only its beginning is looked through: 1 000 characters take up to 30 ms. */
const longestNumber = 100
const longestText = 20_000

/**
 * The key of one number: E.164 with its extension, or an internal number of up to six digits; null when it is neither.
 * Knows the ways Russians write: 8 916 …, 8-10-375 …, 810…, 007…, ten digits without a country, «доб. 12», «(вн. 12)».
 */
export function phoneKey(text: string, at: PhoneHome = home): Phone | null {
  if (text.length > longestNumber) return null
  const [main = '', ...rest] = text.normalize('NFKC').trim().split(extensionMark)
  const extension = rest.join('').replaceAll(/\D/g, '') || null
  const digits = main.replaceAll(/\D/g, '')
  if (digits.length === 0 || /[a-zа-яё]/i.test(main)) return null
  if (digits.length <= longestInternal) return main.startsWith('+') ? null : { kind: 'internal', digits }
  const international = internationalForm(main, digits, at)
  const parsed = international === null ? undefined : parsePhoneNumberFromString(international, at.country)
  return parsed?.isPossible() ? { kind: 'public', e164: parsed.number, extension } : null
}

/** With a plus, or in the national form of the home country. */
function internationalForm(main: string, digits: string, { country, areaCode }: PhoneHome): string | null {
  if (main.trimStart().startsWith('+')) return `+${digits.replace(/^8(?=[3489]\d{9}$)/, '7')}`
  const abroad = /^(?:8?~?10|8~10)/.test(main.replaceAll(/[\s()-]/g, '')) && digits.length > 11
  if (abroad) return `+${digits.replace(/^8?10/, '')}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  if (country === 'RU' || country === 'KZ') {
    if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`
    if (digits.length === 10) return `+7${digits}`
    if (digits.length === 7) return areaCode === undefined ? null : `+7${areaCode}${digits}`
    return digits.length > 11 ? `+${digits}` : null
  }
  return digits
}

/** Every number in the first 20 000 characters of a free text, in its order; digit runs that are too short for a public number are left out. */
export function phonesIn(text: string, at: PhoneHome = home): Phone[] {
  const plain = text.slice(0, longestText).normalize('NFKC')
  const found = new Map<number, string>()
  for (const { startsAt, endsAt } of findPhoneNumbersInText(plain, at.country))
    found.set(startsAt, plain.slice(startsAt, endsAt))
  for (const match of plain.matchAll(/\+?\d(?:[\s().-]{0,3}\d){9,14}/g)) {
    const covered = [...found].some(([start, part]) => match.index >= start && match.index < start + part.length)
    if (!covered) found.set(match.index, match[0])
  }
  const keys = [...found].sort(([a], [b]) => a - b).map(([, part]) => phoneKey(part, at))
  const seen = new Set<string>()
  return keys.filter((key): key is Phone => {
    if (key?.kind !== 'public' || seen.has(key.e164)) return false
    seen.add(key.e164)
    return true
  })
}

/**
 * Whether two numbers are one. Extensions count only when both have one; an internal number equals an internal number only;
 * Russian and Kazakh ones are also equal by their last ten digits.
 */
export function samePhone(a: Phone, b: Phone): boolean {
  if (a.kind === 'internal' || b.kind === 'internal')
    return a.kind === 'internal' && b.kind === 'internal' && a.digits === b.digits
  if (a.extension !== null && b.extension !== null && a.extension !== b.extension) return false
  if (a.e164 === b.e164) return true
  return a.e164.startsWith('+7') && b.e164.startsWith('+7') && a.e164.slice(-10) === b.e164.slice(-10)
}

/**
 * The forms in which the portal's own search knows a number: it keeps digits only and puts no 7 before ten of them.
 * Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm
 */
export function searchForms(phone: Phone): string[] {
  if (phone.kind === 'internal') return [phone.digits]
  const digits = phone.e164.slice(1)
  return phone.e164.startsWith('+7') ? [digits, digits.slice(1)] : [digits]
}
