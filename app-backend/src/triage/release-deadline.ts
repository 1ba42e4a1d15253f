import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { followJob } from './follow-job.ts'
import { hear, readKnown } from './state-store.ts'
import type { RequestPlace } from './store.ts'
import { followRequest } from './follow-request.ts'
import type { TriageDeps } from './triage-deps.ts'

/**
 * Gives a deadline that a person set back to the rules, which count it again at once. Throws `deadline.not-locked` when nobody
 * holds it.
 */
export async function releaseDeadline(deps: TriageDeps, place: RequestPlace, userId: number): Promise<void> {
  const known = await readKnown(deps.db.prisma, place)
  if (!known || known.state.lockedAt === null) throw new AppError('deadline.not-locked')
  const { portalId, entityTypeId, entityId } = place
  const at = deps.clock.now()
  const { dueAt, lockedBy } = known.state
  await deps.db.prisma.$transaction(async (tx) => {
    await hear(tx, place, known.state, { at, by: userId, released: true })
    await recordAudit(tx, {
      portalId,
      at,
      actor: { kind: 'person', id: String(userId) },
      action: 'deadline.released',
      record: { entityTypeId, entityId },
      before: { resolveBy: dueAt, lockedBy },
      after: { lockedBy: null },
    })
    await deps.addJob(followJob(place), tx)
  })
  await followRequest(deps, place)
}
