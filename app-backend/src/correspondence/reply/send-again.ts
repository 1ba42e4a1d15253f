import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { lettersChanged } from '../live.ts'
import { requestOf } from '../request-of.ts'

/**
 * A person decided to send a letter of theirs again that failed, or whose end is unknown: the same letter under the same Message-ID,
 * which a mailbox shows once. Throws `request.not-found`, `letter.not-found`, `mail.not-stuck`.
 */
export async function sendAgain(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  outgoingId: number,
): Promise<void> {
  const { record } = await requestOf(deps, viewer, entityId)
  const letter = await deps.store.outgoingById(viewer.portalId, outgoingId)
  const own = letter?.userId === viewer.userId || viewer.isAdmin
  if (letter?.requestId !== record.id || !own) throw new AppError('letter.not-found')
  await deps.outgoing.again(viewer.portalId, outgoingId)
  await deps.live.announce(viewer.portalId, record.id, lettersChanged)
}
