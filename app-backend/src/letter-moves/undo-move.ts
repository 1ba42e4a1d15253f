import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import type { MoveDeps } from './move-deps.ts'
import { tellScreens } from './move-letters.ts'
import { movedBack, placesOf, readMove } from './move-store.ts'
import { readRequests } from './read-requests.ts'

/**
 * Takes a move back: its own person may, and whoever may take back what rules wrote. Returns how many letters that came meanwhile
 * went back too. Throws `move.not-found`, `undo.nothing-left`.
 */
export async function undoMove(deps: MoveDeps, viewer: Viewer, id: string): Promise<number> {
  const { portalId, userId } = viewer
  const move = await readMove(deps.db.prisma, portalId, id)
  if (!move || move.toId === null) throw new AppError('move.not-found')
  if (move.userId !== userId && !(await deps.mayUndoAll(viewer))) throw new AppError('move.not-found')
  if (move.state !== 'moved') throw new AppError('undo.nothing-left')
  const places = await placesOf(deps.db.prisma, portalId, [move.fromId, move.toId])
  await readRequests(deps.portal, viewer, [...places.values()])
  const undoId = await deps.writes.undo({ portalId, runId: move.undoRunId ?? id }, userId, (tx, undoRunId) =>
    deps.recordAudit(tx, {
      portalId,
      at: deps.clock.now(),
      actor: { kind: 'person', id: String(userId) },
      action: 'run.undone',
      causeId: id,
      after: { undo: undoRunId },
    }),
  )
  await tellScreens(deps, portalId, [move.fromId, move.toId])
  return (await movedBack(deps.db.prisma, portalId, undoId)) - move.letterIds.length
}
