import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { DirectoryStore, PortalClient, Tenant } from '../portal/index.ts'

const maxAgeMs = 10 * 60_000
const rows = z.array(z.object({ CONTACT_ID: z.coerce.number().int() }))

export interface CompanyContacts {
  /** Ids of the company's contacts: kept for ten minutes, dropped when an event says that companies or contacts changed. */
  of(tenant: Tenant, companyId: number): Promise<number[]>
  drop(portalId: string, companyId: number): Promise<void>
  /** A contact changed, and the event does not say whose it was. */
  dropAll(portalId: string): Promise<void>
}

const prefix = 'company-contacts:'
const kindOf = (companyId: number) => `${prefix}${companyId}`

export function createCompanyContacts(deps: {
  portal: PortalClient
  lists: DirectoryStore
  clock: Clock
}): CompanyContacts {
  return {
    async of(tenant, companyId) {
      const now = deps.clock.now()
      const kept = await deps.lists.read(tenant.id, kindOf(companyId))
      if (kept && now.getTime() - kept.fetchedAt.getTime() < maxAgeMs) return (kept.data as { ids: number[] }).ids
      const actor = { kind: 'portal', portalId: tenant.id } as const
      const { result } = await deps.portal.call(
        actor,
        'crm.company.contact.items.get',
        { id: companyId },
        { kind: 'read', patienceMs: 10_000 },
      )
      const ids = rows.parse(result).map((row) => row.CONTACT_ID)
      await deps.lists.save(tenant.id, kindOf(companyId), { ids }, now)
      return ids
    },
    drop: (portalId, companyId) => deps.lists.drop(portalId, kindOf(companyId)),
    dropAll: (portalId) => deps.lists.dropAll(portalId, prefix),
  }
}
