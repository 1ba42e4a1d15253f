import { contactsOfCompany, numbersOf } from '../entities/company-contacts.ts'
import { COMPANY, CONTACT, LEAD } from '../entities/type-ids.ts'
import { may } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'crm', status: 'supported', page: `api-reference/crm/${page}`, handler }
}

/** Links of contacts with companies and leads, in their order, the first one primary. */
export const clientLinkMethods: readonly MethodSpec[] = [
  method('crm.contact.company.items.get', 'contacts/company/crm-contact-company-items-get', (call) => ({
    result: links('COMPANY_ID', numbersOf(owner(call, CONTACT).companyIds)),
  })),
  method('crm.company.contact.items.get', 'companies/contacts/crm-company-contact-items-get', companyContacts),
  method('crm.lead.contact.items.get', 'leads/management-communication/crm-lead-contact-items-get', (call) => ({
    result: links('CONTACT_ID', numbersOf(owner(call, LEAD).contactIds)),
  })),
]

function owner(call: Call, entityTypeId: number): Item {
  const item = call.state.items.of(entityTypeId).get(asInt(anyCase(call.params, 'id')))
  if (!item) throw refusal.notFoundOld()
  if (!may(call.state, call.caller.user, entityTypeId, 'read', item)) throw refusal.accessDenied()
  return item
}

const first = (index: number): boolean => index === 0

function links(
  name: 'COMPANY_ID' | 'CONTACT_ID',
  ids: number[],
  isPrimary: (index: number) => boolean = first,
): unknown[] {
  return ids.map((id, index) => ({
    [name]: id,
    SORT: (index + 1) * 10,
    ROLE_ID: 0,
    IS_PRIMARY: isPrimary(index) ? 'Y' : 'N',
  }))
}

/** IS_PRIMARY of this side says that the company is the contact's primary one. */
function companyContacts(call: Call): Answer {
  const company = owner(call, COMPANY)
  const contacts = contactsOfCompany(call.state, company.id)
  const ids = contacts.map((one) => one.id)
  return { result: links('CONTACT_ID', ids, (index) => contacts[index]?.companyId === company.id) }
}
