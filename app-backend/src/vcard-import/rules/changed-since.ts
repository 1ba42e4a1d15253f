import type { NewChannel } from './contact-fields.ts'
import type { KnownChannel } from './known-records.ts'
import { sameChannel } from './merge-contact.ts'

/** A contact or a company as the portal holds it now. */
export interface HeldRecord {
  id: number
  fm: KnownChannel[]
  [field: string]: unknown
}

/** What people fill in and what is empty in a new record: choices (source, type, industry) the portal makes itself. */
const edited = [
  'title',
  'name',
  'lastName',
  'secondName',
  'honorific',
  'post',
  'birthdate',
  'comments',
  'sourceDescription',
  'assignedById',
  'companyIds',
]

/** Has somebody changed a record since it was made with these values? A field that was not written has to be empty. */
export function changedSince(
  now: HeldRecord,
  written: Readonly<Record<string, unknown>>,
  channels: readonly NewChannel[],
): boolean {
  const own = Object.keys(now).filter((field) => /^uf/i.test(field))
  const fields = [...edited, ...own].some((field) => field in now && !same(now[field], written[field]))
  const sameChannels =
    now.fm.every((one) => channels.some((other) => sameChannel(other, one))) &&
    channels.every((one) => now.fm.some((other) => sameChannel(one, other)))
  return fields || !sameChannels
}

const nothing = new Set(['', '0', '0.00', 'N', 'false'])

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).toSorted().join()
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\r\n?/g, '\n').trim()
  return nothing.has(text) ? '' : text
}

/** A date is given back with a time. */
const same = (now: unknown, written: unknown) =>
  plain(now) === plain(written) ||
  (plain(written) !== '' && /^\d{4}-\d\d-\d\dT/.test(plain(now)) && plain(now).startsWith(plain(written)))
