import type { PortalFilter } from './portal-filter.ts'

const allContacts = /contactIds$/

/** Does a filter ask for requests by any of their contacts? */
export const asksContacts = (filter: PortalFilter): boolean =>
  Object.entries(filter).some(([key, value]) => allContacts.test(key) || (isGroup(value) && asksContacts(value)))

/**
 * The filter by the first contact of a request alone, for a portal that is older than the one by all contacts.
 * Bitrix24 docs: whats-new
 */
export function byFirstContact(filter: PortalFilter): PortalFilter {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key.replace(allContacts, 'contactId'),
      isGroup(value) ? byFirstContact(value) : value,
    ]),
  )
}

/** Groups stand under numbers; a value is a text, a number, a list or a reference. */
const isGroup = (value: unknown): value is PortalFilter =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
