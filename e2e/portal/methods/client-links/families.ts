import { contactsOfCompany, numbersOf } from '../../entities/company-contacts.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE } from '../../entities/type-ids.ts'
import type { Item } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Link } from './links.ts'
import { inOrder, linksFrom } from './links.ts'

export interface LinkFamily {
  /** `lead.contact` of crm.lead.contact.add. */
  name: string
  page: string
  ownerType: number
  clientType: number
  clientName: 'CONTACT_ID' | 'COMPANY_ID'
  /** How the refusal of a delete without `fields` names the parameter. */
  deleteParam: 'item' | 'fields'
  /** Answers NOT_FOUND where the others answer an empty code. */
  codedRefusals: boolean
  read(state: PortalState, ownerId: number): Link[]
  write(state: PortalState, ownerId: number, links: readonly Link[]): void
}

function ofContacts(name: string, page: string, ownerType: number, codedRefusals = false): LinkFamily {
  return {
    name,
    page,
    ownerType,
    clientType: CONTACT,
    clientName: 'CONTACT_ID',
    deleteParam: 'item',
    codedRefusals,
    read(state, ownerId) {
      const item = state.items.of(ownerType).get(ownerId)
      return item ? linksFrom(numbersOf(item.contactIds), numbersOf(item.contactSorts), item.contactId) : []
    },
    write(state, ownerId, links) {
      put(state, ownerType, ownerId, (item) => {
        const ordered = inOrder(links)
        item.contactIds = ordered.map((one) => one.id)
        item.contactSorts = ordered.map((one) => one.sort)
        item.contactId = ordered.find((one) => one.primary)?.id ?? null
      })
    },
  }
}

function companyLinks(contact: Item): Link[] {
  return linksFrom(numbersOf(contact.companyIds), numbersOf(contact.companySorts), contact.companyId)
}

function writeCompanies(state: PortalState, contactId: number, links: readonly Link[]): void {
  put(state, CONTACT, contactId, (contact) => {
    const ordered = inOrder(links)
    contact.companyIds = ordered.map((one) => one.id)
    contact.companySorts = ordered.map((one) => one.sort)
    contact.companyId = ordered.find((one) => one.primary)?.id ?? null
  })
}

function put(state: PortalState, typeId: number, id: number, change: (item: Item) => void): void {
  const table = state.items.of(typeId)
  const before = table.get(id)
  if (!before) return
  const item = { ...before }
  change(item)
  table.put(item)
}

const contactCompanies: LinkFamily = {
  name: 'contact.company',
  page: 'contacts/company/crm-contact-company',
  ownerType: CONTACT,
  clientType: COMPANY,
  clientName: 'COMPANY_ID',
  deleteParam: 'fields',
  codedRefusals: false,
  read(state, ownerId) {
    const contact = state.items.of(CONTACT).get(ownerId)
    return contact ? companyLinks(contact) : []
  },
  write: writeCompanies,
}

/** The same links seen from the company: IS_PRIMARY says that the company is the contact's primary one. */
const companyContacts: LinkFamily = {
  ...ofContacts('company.contact', 'companies/contacts/crm-company-contact', COMPANY),
  read(state, companyId) {
    const links = contactsOfCompany(state, companyId).map((contact) => {
      const own = companyLinks(contact).find((one) => one.id === companyId)
      return { id: contact.id, sort: 0, primary: own?.primary ?? false }
    })
    return links.map((one, index) => ({ ...one, sort: (index + 1) * 10 }))
  },
  write(state, companyId, links) {
    const wanted = new Map(links.map((one) => [one.id, one]))
    for (const contact of contactsOfCompany(state, companyId)) {
      if (!wanted.has(contact.id)) leave(state, contact, companyId)
    }
    for (const id of wanted.keys()) {
      const contact = state.items.of(CONTACT).get(id)
      if (contact) join(state, contact, companyId)
    }
  },
}

function leave(state: PortalState, contact: Item, companyId: number): void {
  const left = companyLinks(contact).filter((one) => one.id !== companyId)
  const hasPrimary = left.some((one) => one.primary)
  writeCompanies(
    state,
    contact.id,
    left.map((one, index) => ({ ...one, primary: hasPrimary ? one.primary : index === 0 })),
  )
}

function join(state: PortalState, contact: Item, companyId: number): void {
  const links = companyLinks(contact)
  if (links.some((one) => one.id === companyId)) return
  writeCompanies(state, contact.id, [
    ...links,
    { id: companyId, sort: (links.at(-1)?.sort ?? 0) + 10, primary: links.length === 0 },
  ])
}

export const LINK_FAMILIES: readonly LinkFamily[] = [
  contactCompanies,
  companyContacts,
  ofContacts('lead.contact', 'leads/management-communication/crm-lead-contact', LEAD, true),
  ofContacts('deal.contact', 'deals/contacts/crm-deal-contact', DEAL),
  ofContacts('quote.contact', 'quote/contacts/crm-quote-contact', QUOTE),
]
