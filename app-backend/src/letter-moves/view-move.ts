import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import type { MadeRequestState, MoveView } from './contract.ts'
import type { MoveDeps } from './move-deps.ts'
import { placesOf, readMove, runState } from './move-store.ts'
import { readRequests, requestView } from './read-requests.ts'

/** How a move stands, for a person who may read both requests. Throws `move.not-found`, `request.not-found`. */
export async function viewMove(deps: MoveDeps, viewer: Viewer, id: string): Promise<MoveView> {
  const { portalId, userId } = viewer
  const move = await readMove(deps.db.prisma, portalId, id)
  if (!move) throw new AppError('move.not-found')
  const ids = [move.fromId, ...(move.toId === null ? [] : [move.toId])]
  const places = await placesOf(deps.db.prisma, portalId, ids)
  const [from, to = null] = await readRequests(
    deps.portal,
    viewer,
    ids.flatMap((one) => places.get(one) ?? []),
  )
  if (!from) throw new AppError('request.not-found')
  const { open, refused } = await runState(deps.db.prisma, portalId, move.undoRunId ?? id)
  const stands = move.state === 'moved'
  const mine = move.userId === userId
  return {
    id,
    kind: move.kind as MoveView['kind'],
    state: stateOf(move.state, open),
    from: requestView(from),
    to: to && requestView(to),
    letters: move.letterIds.length,
    refused,
    made: move.kind === 'split' && move.state === 'undone' ? ((move.ending ?? 'closing') as MadeRequestState) : null,
    mayUndo: stands && open === 0 && (mine || (await deps.mayUndoAll(viewer))),
  }
}

function stateOf(state: string, open: number): MoveView['state'] {
  if (state === 'making' || state === 'failed') return state
  if (open > 0) return 'sending'
  return state === 'undone' ? 'undone' : 'done'
}
