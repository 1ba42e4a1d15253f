import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Directory, DirectoryStore, PortalClient, Tenant } from '../portal/index.ts'
import { isKeptByProduct } from '../request-fields/index.ts'
import type { ListField } from './contract.ts'
import { listFields, type PortalField } from './rules/list-fields.ts'

/** Age at which the fields are read again. */
const maxAgeMs = 30 * 60_000

const field = z.object({
  type: z.string(),
  title: z.string().nullish(),
  isReadOnly: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  isMultiple: z.boolean().optional(),
  isDynamic: z.boolean().optional(),
  statusType: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).optional().catch(undefined),
  items: z.array(z.object({ ID: z.coerce.string(), VALUE: z.string() })).optional(),
})
const answer = z.object({ fields: z.record(z.string(), field) })

export interface FieldList {
  /** Fields of the request with the names of their options; kept for the whole portal until an event tells of an edit, half an hour at most. */
  of(tenant: Tenant): Promise<ListField[]>
  /** Reads them now: a field turned out to be gone, or the portal says that fields changed. */
  refresh(tenant: Tenant): Promise<ListField[]>
}

/** Fields by the portal's own token, for what they are called does not depend on who asks. */
export function createFieldList(deps: {
  portal: Pick<PortalClient, 'call'>
  lists: DirectoryStore
  directory: Directory
  clock: Clock
}): FieldList {
  const { portal, lists, directory, clock } = deps
  const kindOf = (tenant: Tenant) => `request-fields:${tenant.entityTypeId}`

  async function read(tenant: Tenant): Promise<Record<string, PortalField>> {
    const actor = { kind: 'portal', portalId: tenant.id } as const
    const params = { entityTypeId: tenant.entityTypeId, useOriginalUfNames: 'Y' }
    const { result } = await portal.call(actor, 'crm.item.fields', params, { kind: 'read', patienceMs: 10_000 })
    const { fields } = answer.parse(result)
    await lists.save(tenant.id, kindOf(tenant), fields, clock.now())
    return fields
  }

  const named = async (tenant: Tenant, fields: Record<string, PortalField>) => {
    const { stages, dictionaries } = await directory.of(tenant)
    if (!dictionaries) directory.missed(tenant)
    return listFields(fields, { stages, dictionaries: dictionaries ?? {}, isKept: isKeptByProduct })
  }

  return {
    async of(tenant) {
      const kept = await lists.read(tenant.id, kindOf(tenant))
      const fresh = kept && clock.now().getTime() - kept.fetchedAt.getTime() < maxAgeMs
      return named(tenant, fresh ? (kept.data as Record<string, PortalField>) : await read(tenant))
    },
    refresh: async (tenant) => named(tenant, await read(tenant)),
  }
}
