import type { Clock } from '../platform/clock/clock.ts'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  type ChangeListener,
  type RecordChange,
  type Records,
  type Tenant,
} from '../portal/index.ts'
import type { CompanyContacts } from './company-contacts.ts'
import type { RequestLive } from './live.ts'
import { companiesOf } from './rules/companies-of.ts'
import type { RequestStore } from './store.ts'

export interface HearDeps {
  store: RequestStore
  companyContacts: CompanyContacts
  live: RequestLive
  clock: Clock
}

/** What the requests slice watches, and what it does when a record changed. */
export function hearChanges(records: Pick<Records, 'watch' | 'onChange'>, deps: HearDeps): void {
  // The mark of origin tells our own new request by its ledger row before the portal has answered.
  records.watch({
    entityTypeId: 'request',
    fields: ({ entityTypeId, fieldNames }) => [
      entityTypeId === 1 ? 'originId' : 'xmlId',
      'sourceId',
      ...Object.values(fieldNames),
    ],
  })
  records.watch({ entityTypeId: contactEntityTypeId, fields: ['originId'] })
  records.watch({ entityTypeId: companyEntityTypeId })
  const forget: ChangeListener = async (tenant, { kind, entityTypeId, id }) => {
    if (kind === 'deleted') await deps.store.markDeleted(tenant.id, entityTypeId, id, deps.clock.now())
  }
  records.onChange(forget)
  records.onChange((tenant, change) => dropContacts(deps.companyContacts, tenant, change))
  records.onChange(deps.live.onChange)
}

/** The kept lists of companies' contacts that the change touches. */
async function dropContacts(kept: CompanyContacts, tenant: Tenant, change: RecordChange) {
  if (change.entityTypeId === companyEntityTypeId) await kept.drop(tenant.id, change.id)
  if (change.entityTypeId !== contactEntityTypeId) return
  const companies = companiesOf(change)
  if (companies === 'any') await kept.dropAll(tenant.id)
  else for (const companyId of companies) await kept.drop(tenant.id, companyId)
}
