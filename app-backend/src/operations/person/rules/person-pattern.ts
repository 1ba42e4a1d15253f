import { phoneKey } from '../../../kernel/phone.ts'

/** Whose data: as an administrator names the person. */
export interface Person {
  email?: string | undefined
  phone?: string | undefined
  contactId?: number | undefined
}

/** Matches nothing at all. */
const nothing = '$.^'
/** Between the digits of a number as people write it. */
const gap = '[-–\\s().+\\u00a0]{0,3}'
const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** Digits that name the number in its country: the same number is written with +7, 8 or neither. */
function nationalDigits(phone: string): string | null {
  const key = phoneKey(phone)
  if (key?.kind !== 'public') return null
  const digits = key.e164.slice(1)
  return digits.startsWith('7') && digits.length === 11 ? digits.slice(1) : digits
}

/** True when the phone is a number that can be looked for. */
export const isSearchable = ({ phone }: Person): boolean => phone === undefined || nationalDigits(phone) !== null

/**
 * A regular expression of PostgreSQL that finds the person in any text, in every spelling of the address and of the number;
 * `names` are those under which their letters came. A longer address or number around it is somebody else's.
 */
export function personPattern({ email, phone }: Person, names: readonly string[] = []): string {
  const digits = phone === undefined ? null : nationalDigits(phone)
  const parts = [
    ...(email === undefined ? [] : [`(?<![\\w.+-])${escaped(email.toLowerCase())}(?![\\w-]|\\.\\w)`]),
    ...(digits === null ? [] : [`(?<!\\d)(?:\\+?[78]${gap})?${Array.from(digits).join(gap)}(?!\\d)`]),
    ...names.filter(isFullName).map((name) => escaped(name)),
  ]
  return parts.length === 0 ? nothing : parts.join('|')
}

/** Two words at least: a first name alone is everybody's. */
const isFullName = (name: string) => /^\S{2,}(?:\s+\S{2,})+$/.test(name.trim()) && name.length >= 6
