import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { CONTACT } from './type-ids.ts'

export function numbersOf(value: Item[string]): number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []
}

/** The link of contacts and companies is kept on the contact (`companyIds`, the first one primary). */
export function contactsOfCompany(state: PortalState, companyId: number): Item[] {
  const contacts = state.items.of(CONTACT)
  const ids = contacts.valueIndex('companyIds', (item) => numbersOf(item.companyIds)).of(companyId)
  return ids
    .map((id) => contacts.get(id))
    .filter((one): one is Item => one !== undefined && numbersOf(one.companyIds).includes(companyId))
}

export function setCompaniesOfContact(contact: Item, companyIds: number[]): void {
  contact.companyIds = [...new Set(companyIds)]
  contact.companyId = companyIds[0] ?? null
  delete contact.companySorts
}

/** Makes exactly these contacts belong to the company; false when they did already. */
export function setContactsOfCompany(state: PortalState, companyId: number, contactIds: number[]): boolean {
  const contacts = state.items.of(CONTACT)
  const relink = (contact: Item, companyIds: number[]): void => {
    const changed = { ...contact }
    setCompaniesOfContact(changed, companyIds)
    contacts.put(changed)
  }
  let changed = false
  for (const contact of contactsOfCompany(state, companyId)) {
    if (contactIds.includes(contact.id)) continue
    relink(
      contact,
      numbersOf(contact.companyIds).filter((id) => id !== companyId),
    )
    changed = true
  }
  for (const id of contactIds) {
    const contact = contacts.get(id)
    if (!contact || numbersOf(contact.companyIds).includes(companyId)) continue
    relink(contact, [...numbersOf(contact.companyIds), companyId])
    changed = true
  }
  return changed
}
