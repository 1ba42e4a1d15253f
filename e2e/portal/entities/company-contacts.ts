import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { CONTACT } from './type-ids.ts'

export function numbersOf(value: Item[string]): number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []
}

/** The link of contacts and companies is kept on the contact (`companyIds`, the first one primary). */
export function contactsOfCompany(state: PortalState, companyId: number): Item[] {
  return [...state.items.of(CONTACT).rows.values()].filter((one) => numbersOf(one.companyIds).includes(companyId))
}

/** All companies' contact ids in one walk, for lists. */
export function contactsByCompany(state: PortalState): Map<number, number[]> {
  const map = new Map<number, number[]>()
  for (const contact of state.items.of(CONTACT).rows.values()) {
    for (const companyId of numbersOf(contact.companyIds))
      map.set(companyId, [...(map.get(companyId) ?? []), contact.id])
  }
  return map
}

export function setCompaniesOfContact(contact: Item, companyIds: number[]): void {
  contact.companyIds = [...new Set(companyIds)]
  contact.companyId = companyIds[0] ?? null
}

/** Makes exactly these contacts belong to the company. */
export function setContactsOfCompany(state: PortalState, companyId: number, contactIds: number[]): void {
  for (const contact of contactsOfCompany(state, companyId)) {
    if (!contactIds.includes(contact.id))
      setCompaniesOfContact(
        contact,
        numbersOf(contact.companyIds).filter((id) => id !== companyId),
      )
  }
  for (const id of contactIds) {
    const contact = state.items.of(CONTACT).get(id)
    if (contact && !numbersOf(contact.companyIds).includes(companyId)) {
      setCompaniesOfContact(contact, [...numbersOf(contact.companyIds), companyId])
    }
  }
}
