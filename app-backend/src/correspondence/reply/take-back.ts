import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { Draft } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { lettersChanged } from '../live.ts'
import type { DraftWords } from '../draft-store.ts'
import { ownerOf, readDraft } from './save-draft.ts'

/**
 * Takes a letter back that waits for its seconds, or for a mail server that does not answer: it becomes its writer's draft again.
 * A draft begun meanwhile stays as it is. Throws `letter.not-found`, `mail.gone-out`.
 */
export async function takeBack(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  outgoingId: number,
): Promise<Draft | null> {
  const owner = await ownerOf(deps, viewer, entityId)
  const letter = await deps.store.outgoingById(owner.portalId, outgoingId)
  if (letter?.requestId !== owner.requestId || letter.userId !== viewer.userId) throw new AppError('letter.not-found')
  const present = await deps.drafts.of(owner)
  const taken = await deps.outgoing.cancel(owner.portalId, outgoingId, async (tx) => {
    if (!present && letter.draft) await deps.drafts.put(owner, letter.draft as DraftWords, deps.clock.now(), tx)
    await deps.live.announce(owner.portalId, owner.requestId, lettersChanged, tx)
  })
  if (!taken) throw new AppError('mail.gone-out')
  return readDraft(deps, owner)
}
