import type { Tenant } from '../portal/index.ts'
import type { ClientRef } from '../requests/contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { clientFilter } from './rules/client-filter.ts'
import type { PortalFilter } from './rules/portal-filter.ts'

/** A filter names at most this many contacts of a company. */
const contactsInFilter = 500

/** Whose requests are asked for, where it is one client's. */
export interface ClientScope {
  filter: PortalFilter
  /** Contacts of the company; empty for a contact. */
  contactIds: readonly number[]
  /** The company has more contacts than a filter names. */
  cut: boolean
}

export async function clientScope(
  { companyContacts }: Pick<RequestListDeps, 'companyContacts'>,
  tenant: Tenant,
  client: ClientRef,
): Promise<ClientScope> {
  const all = client.kind === 'company' ? await companyContacts.of(tenant, client.id) : []
  const contactIds = all.slice(0, contactsInFilter)
  return { contactIds, cut: all.length > contactsInFilter, filter: clientFilter(client, contactIds) }
}
