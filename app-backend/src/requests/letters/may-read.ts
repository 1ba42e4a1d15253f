import { mayReadRecord, type Actor } from '../../portal/index.ts'
import type { LetterDeps } from './open-request.ts'

/** May this person read the request? The portal decides, by the person's own token. */
export async function mayRead(
  deps: Pick<LetterDeps, 'portal' | 'store'>,
  actor: Actor,
  requestId: number,
): Promise<boolean> {
  const request = await deps.store.byId(actor.portalId, requestId)
  if (!request) return false
  return mayReadRecord(deps.portal, actor, { entityTypeId: request.entityTypeId, id: request.entityId })
}
