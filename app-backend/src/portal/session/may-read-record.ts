import { faultError } from '../client/fault-error.ts'
import type { PortalClient } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'

/** May this person read the record? The portal decides, by the person's own token; one request. Throws AppError `portal.*`. */
export async function mayReadRecord(
  portal: PortalClient,
  actor: Actor,
  params: { entityTypeId: number; id: number },
): Promise<boolean> {
  const answers = await portal.batch(
    actor,
    { item: { method: 'crm.item.get', params } },
    { kind: 'read', patienceMs: 10_000 },
  )
  if (answers.item.ok) return true
  const { fault } = answers.item
  if (fault.code === 'portal.refused' || fault.code === 'portal.no-rights') return false
  throw faultError(fault, { kind: 'read' })
}
