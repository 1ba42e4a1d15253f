import type { Reason } from '../kernel/reason.ts'
import { companyEntityTypeId, contactEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import { formerListField } from './former-fields.ts'
import type { CompanyLink } from './rules/company-link.ts'
import { contactsIn } from './rules/former-list.ts'

export const formerRule = 'former-contacts'

/** Names of a time's writes: the same step may be taken several times when people change things in between. */
interface Named {
  key: string
  because: readonly Reason[]
}

/** Who of a company's people no longer works; left out when somebody changed the list meanwhile. Bitrix24 docs: api-reference/crm/universal/crm-item-update */
export const listWrite = (
  { key, because }: Named,
  companyId: number,
  before: unknown,
  after: readonly string[],
): PlannedWrite => ({
  key,
  action: 'update',
  entityTypeId: companyEntityTypeId,
  entityId: companyId,
  method: 'crm.item.update',
  params: {
    entityTypeId: companyEntityTypeId,
    id: companyId,
    useOriginalUfNames: 'Y',
    fields: { [formerListField]: after.length > 0 ? after : '' },
  },
  before: { [formerListField]: contactsIn(before).map(String) },
  after: { [formerListField]: after },
  because,
  lookUp: { kind: 'fields' },
  guarded: true,
})

const linksOf = (kind: 'find' | 'missing', contactId: number, companyId: number) => ({
  kind,
  method: 'crm.contact.company.items.get',
  params: { id: contactId },
  path: [],
  where: { COMPANY_ID: companyId },
})

/** The contact leaves the company's contacts. Bitrix24 docs: api-reference/crm/contacts/company/crm-contact-company-delete */
export const unlinkWrite = ({ key, because }: Named, contactId: number, companyId: number): PlannedWrite => ({
  key,
  action: 'other',
  entityTypeId: contactEntityTypeId,
  entityId: contactId,
  method: 'crm.contact.company.delete',
  params: { id: contactId, fields: { COMPANY_ID: companyId } },
  before: { companyId },
  after: { companyId: null },
  because,
  lookUp: linksOf('missing', contactId, companyId),
})

/** The contact is back among the company's contacts, in its place. Bitrix24 docs: …/company/crm-contact-company-add */
export const linkWrite = (
  { key, because }: Named,
  contactId: number,
  { companyId, sort, primary }: CompanyLink,
): PlannedWrite => ({
  key,
  action: 'other',
  entityTypeId: contactEntityTypeId,
  entityId: contactId,
  method: 'crm.contact.company.add',
  params: { id: contactId, fields: { COMPANY_ID: companyId, SORT: sort, IS_PRIMARY: primary ? 'Y' : 'N' } },
  before: { companyId: null },
  after: { companyId },
  because,
  lookUp: linksOf('find', contactId, companyId),
})
