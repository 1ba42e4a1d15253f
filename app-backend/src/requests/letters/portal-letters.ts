import { z } from 'zod'
import { emailKey } from '../../kernel/email.ts'
import type { Tenant } from '../../portal/index.ts'
import type { LetterDeps } from './open-request.ts'

const activity = z.object({
  ID: z.coerce.number().int(),
  OWNER_TYPE_ID: z.coerce.number().int(),
  OWNER_ID: z.coerce.number().int(),
  COMMUNICATIONS: z.array(z.object({ VALUE: z.string().nullish() })).catch([]),
})

export interface PortalLetter {
  place: { requestId: number; taskId: null; number: number }
  /** Whom the portal wrote to, lower case. */
  recipients: string[]
}

/** Activities asked for at once; a header names no more of them that matter. */
const most = 20

/**
 * The portal's own letters by the numbers in their Message-IDs: which request each stands in, and whom it went to. Ids of another
 * host, of other owners and of activities that are gone are left out. One request.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list
 */
export async function portalLetters(
  deps: LetterDeps,
  portalId: string,
  named: readonly { activityId: number; host: string }[],
): Promise<Map<number, PortalLetter>> {
  const tenant = await deps.tenantOf(portalId)
  const ids = named.filter(({ host }) => isHostOf(tenant, host)).map(({ activityId }) => activityId)
  if (ids.length === 0) return new Map()
  const params = {
    filter: { '@ID': [...new Set(ids)].slice(0, most) },
    select: ['ID', 'OWNER_TYPE_ID', 'OWNER_ID', 'COMMUNICATIONS'],
    order: { ID: 'ASC' },
    start: -1,
  }
  const { result } = await deps.portal.call({ kind: 'portal', portalId }, 'crm.activity.list', params, { kind: 'read' })
  const found = new Map<number, PortalLetter>()
  for (const row of z.array(activity).parse(result)) {
    if (row.OWNER_TYPE_ID !== tenant.entityTypeId) continue
    const { id, entityId } = await recordOf(deps, tenant, row.OWNER_ID)
    const recipients = row.COMMUNICATIONS.flatMap(({ VALUE }) => emailKey(VALUE ?? '') ?? [])
    found.set(row.ID, { place: { requestId: id, taskId: null, number: entityId }, recipients })
  }
  return found
}

/** The portal writes its host without the port; a domain that it moved to later is another host. */
const isHostOf = ({ origin }: Tenant, host: string) => new URL(origin).hostname === host.replace(/:\d+$/, '')

/** A record that people made by hand becomes a request of ours with the first letter that answers it. */
const recordOf = (deps: LetterDeps, { id: portalId, entityTypeId }: Tenant, entityId: number) =>
  deps.store.remember({ portalId, entityTypeId, entityId, contactId: null, companyId: null }, deps.clock.now())
