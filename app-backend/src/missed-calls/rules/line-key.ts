import { phoneKey, phonesIn, type Phone } from '../../kernel/phone.ts'

const keyOfPhone = (phone: Phone): string =>
  phone.kind === 'internal'
    ? `#${phone.digits}`
    : phone.extension === null
      ? phone.e164
      : `${phone.e164};${phone.extension}`

/** What an operator calls a line in its own words: without case, quotation marks and a full stop at the end. */
const keyOfName = (text: string): string =>
  `=${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/["«»“”„]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;]+$/, '')}`

/**
 * The key that a line is found by: `+74951180981`, with an extension `+74951180981;12`, an internal number `#115`, a name or an
 * id of the portal's `=мтс`, `=reg150907`. Null for an empty text.
 */
export function lineKey(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const phone = phoneKey(trimmed)
  return phone ? keyOfPhone(phone) : keyOfName(trimmed)
}

/** Every key that a text may mean by its numbers, in their order; the number without its extension comes after the whole. */
export const numberKeysIn = (text: string): string[] => [
  ...new Set(
    phonesIn(text).flatMap((phone) =>
      phone.kind === 'public' && phone.extension !== null ? [keyOfPhone(phone), phone.e164] : [keyOfPhone(phone)],
    ),
  ),
]

/** A number with an extension that no line has is the number alone. */
export const withoutExtension = (key: string): string | null => (key.includes(';') ? (key.split(';')[0] ?? null) : null)
