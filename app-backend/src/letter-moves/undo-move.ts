import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import type { UndoneView } from './contract.ts'
import type { MoveDeps } from './move-deps.ts'
import { tellScreens } from './move-letters.ts'
import { holdsMore, movedBack, placesOf, readMove } from './move-store.ts'
import { readRequests } from './read-requests.ts'

/**
 * Takes a move back: its own person may, and whoever may take back what rules wrote. Says how many letters that came meanwhile went
 * back too, and what becomes of the request that a split made. Throws `move.not-found`, `move.making`, `undo.nothing-left`.
 */
export async function undoMove(deps: MoveDeps, viewer: Viewer, id: string): Promise<UndoneView> {
  const { portalId, userId } = viewer
  const move = await readMove(deps.db.prisma, portalId, id)
  if (!move) throw new AppError('move.not-found')
  if (move.userId !== userId && !(await deps.mayUndoAll(viewer))) throw new AppError('move.not-found')
  if (move.state === 'making') throw new AppError('move.making')
  if (move.toId === null || move.state !== 'moved') throw new AppError('undo.nothing-left')
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
  const followed = (await movedBack(deps.db.prisma, portalId, undoId)) - move.letterIds.length
  if (move.kind !== 'split') return { followed, made: null }
  return { followed, made: (await holdsMore(deps.db.prisma, portalId, move.toId)) ? 'kept' : 'closing' }
}
