import { z } from 'zod'
import { faultError, goesAlone, type Tenant } from '../../portal/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { RequestRecord } from '../store.ts'
import type { LetterDeps } from './open-request.ts'
import { activityNumber } from './timeline-record.ts'

const shown = z.object({ item: z.unknown() })

/**
 * Adds the timeline record of a new request and looks at the request in the same REST request: the portal's automation has had its
 * turn by then, so rules decide on what it left, and their write needs no look of its own. What a batch cannot carry goes alone.
 * Bitrix24 docs: settings/how-to-call-rest-api/batch
 */
export const addAndLook =
  ({ portal, clock, met }: LetterDeps, tenant: Tenant, { entityTypeId, entityId }: RequestRecord) =>
  async (fields: object): Promise<number> => {
    const actor = { kind: 'portal', portalId: tenant.id } as const
    const add = { method: 'crm.activity.add', params: { fields } }
    if (goesAlone(add.params))
      return activityNumber.parse((await portal.call(actor, add.method, add.params, { kind: 'write' })).result)
    const look = { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } }
    const readAt = clock.now()
    const { add: added, look: seen } = await portal.batch(actor, { add, look }, { kind: 'write' })
    if (!added?.ok) throw added ? faultError(added.fault, { kind: 'write' }) : new AppError('internal')
    if (seen?.ok) await met(tenant, entityTypeId, shown.parse(seen.result).item, readAt)
    return activityNumber.parse(added.result)
  }
