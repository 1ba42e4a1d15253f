import type { AddressObject, EmailAddress, HeaderValue } from 'mailparser'
import { emailKey } from '../../kernel/email.ts'
import type { LetterAddress } from './parsed-letter.ts'
import { cleanLine } from './clean-line.ts'

/** Longest list of recipients shown, characters. */
const listLimit = 2_000

const isAddresses = (value: HeaderValue | undefined): value is AddressObject =>
  value instanceof Object && 'value' in value && Array.isArray(value.value)

function people(value: HeaderValue | undefined): EmailAddress[] {
  const lists: unknown[] = Array.isArray(value) ? value : [value]
  const found = lists.flatMap((list) => (isAddresses(list as HeaderValue) ? (list as AddressObject).value : []))
  return found.flatMap((one) => (one.group ? one.group : [one]))
}

/** The first real address of a header, null when it has none. */
export function firstAddress(value: HeaderValue | undefined): LetterAddress | null {
  for (const { name, address } of people(value)) {
    const key = emailKey(address ?? '')
    if (key !== null) return { name: cleanLine(name, 200), address: key }
  }
  return null
}

/** Recipients as a person reads them: «Анна <anna@zarechie.example>, b@c.example». */
export function addressText(value: HeaderValue | undefined): string {
  const shown = people(value).map(({ name, address }) => (name && address ? `${name} <${address}>` : address || name))
  return cleanLine(shown.join(', '), listLimit)
}

/** Every address of a header once, lower case; of a mass mailing the first hundred. */
export function addressKeys(value: HeaderValue | undefined): string[] {
  const keys = people(value).flatMap(({ address }) => emailKey(address ?? '') ?? [])
  return [...new Set(keys)].slice(0, 100)
}
