import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import type { ColumnMapping } from './mapping.ts'

/** A client whom rows name and the portal lacks. */
export interface MissingContact {
  /** What tells them from other clients: their address, else their number. */
  key: string
  name: string
  lastName: string
  email: string
  phone: string
}

/**
 * The client of a row by its cells: address and number of the columns that lead to a contact or to the row's own channels, the name of
 * those that hold one. Null when nothing would find them again.
 */
export function missingContact(
  cells: readonly string[],
  columns: readonly Pick<ColumnMapping, 'column' | 'field'>[],
): MissingContact | null {
  const textsOf = (...fields: string[]) =>
    columns.filter(({ field }) => fields.includes(field)).map(({ column }) => (cells[column] ?? '').trim())
  const first = (fields: string[], read: (text: string) => string | null) =>
    textsOf(...fields)
      .map(read)
      .find((one) => one !== null) ?? ''
  const email = first(['contactIds', 'fm.EMAIL'], emailKey)
  const phone = first(['contactIds', 'fm.PHONE'], publicNumber)
  if (email === '' && phone === '') return null
  const [name, lastName] = [textsOf('name')[0] ?? '', textsOf('lastName')[0] ?? '']
  return { key: email || phone, name: name || (lastName === '' ? email || phone : ''), lastName, email, phone }
}

function publicNumber(text: string): string | null {
  const key = phoneKey(text)
  return key?.kind === 'public' ? key.e164 : null
}
