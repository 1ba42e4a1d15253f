import { reason, type Reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { runIdOf, type Run, type Viewer } from '../portal/index.ts'
import { moveLetterRefs } from '../threading/index.ts'
import { activityWrites } from './activity-writes.ts'
import type { MoveBody, MovePreview } from './contract.ts'
import { findMove, remembered, type FoundMove } from './find-move.ts'
import { mergeWrites } from './merge-writes.ts'
import type { MoveDeps } from './move-deps.ts'
import { changeMove, endMergers, insertMove, putLetters, putSent, readMove, type Tx } from './move-store.ts'
import { requestView, type SeenRequest } from './read-requests.ts'
import { splitQueue } from './split-queue.ts'

/** What the move would do now; nothing is changed. */
export async function previewMove(deps: MoveDeps, viewer: Viewer, body: MoveBody): Promise<MovePreview> {
  const { from, fromId, to, letters, records, closing } = await findMove(deps, viewer, body)
  const tasks =
    body.kind === 'merge'
      ? await deps.db.prisma.externalTask.count({ where: { portalId: viewer.portalId, requestId: fromId } })
      : 0
  return {
    from: requestView(from),
    to: to && requestView(to),
    letters: letters.length,
    records: Math.max(0, records.length - letters.length),
    tasks,
    otherClient: to !== null && clientOf(to) !== clientOf(from),
    closing: closing?.name ?? null,
  }
}

const clientOf = ({ contactId, companyId }: SeenRequest) => `${companyId ?? ''}:${companyId ? '' : (contactId ?? '')}`

export const moveName = (userId: number, key: string) => `move:${userId}:${key}`

/**
 * Moves letters and what goes with them. Our tables, the decision, the trail and the plan of writes are one transaction: either
 * the letters and all later replies are in the other request, or nothing has happened; what the portal must be told is sent after
 * it, once. The same key gives the same move. Returns its id. Throws `move.*`, `request.not-found`, `letter.not-found`.
 */
export async function moveLetters(deps: MoveDeps, viewer: Viewer, body: MoveBody): Promise<string> {
  const { portalId, userId } = viewer
  const id = runIdOf(portalId, moveName(userId, body.key))
  if (await readMove(deps.db.prisma, portalId, id)) return id
  const found = await findMove(deps, viewer, body)
  const toId = found.to ? await remembered(deps, found.tenant, found.to) : null
  const now = deps.clock.now()
  const letterIds = found.letters.map((letter) => letter.id)
  const move = { id, portalId, userId, kind: body.kind, fromId: found.fromId, toId, letterIds, createdAt: now }
  const fresh = await deps.db.prisma.$transaction(async (tx) => {
    if (toId === null) {
      const title = body.kind === 'split' ? body.title : ''
      if (!(await insertMove(tx, { ...move, title, state: 'making', movedAt: null }))) return false
      const payload = { moveId: id, key: body.key, andLater: body.kind === 'split' && body.andLater }
      await deps.addJob(
        { portalId, queue: splitQueue, once: id, key: id, payload: { ...payload, from: found.from } },
        tx,
      )
      return true
    }
    if (!(await insertMove(tx, { ...move, title: '', state: 'moved', movedAt: now }))) return false
    await applyMove(deps, tx, { id, key: body.key, userId, kind: body.kind, toId, to: found.to as SeenRequest }, found)
    return true
  }, patience)
  if (fresh && toId !== null) await tellScreens(deps, portalId, [found.fromId, toId])
  return id
}

export const patience = { maxWait: 10_000, timeout: 30_000 }

export async function tellScreens(deps: MoveDeps, portalId: string, requestIds: readonly number[]): Promise<void> {
  for (const requestId of requestIds) await deps.changed(portalId, requestId)
}

export interface Applied {
  id: string
  key: string
  userId: number
  kind: string
  toId: number
  to: SeenRequest
}

/** The move itself, within the transaction that keeps it. Throws `move.changed` when a letter is not where it was seen. */
export async function applyMove(deps: MoveDeps, tx: Tx, move: Applied, found: FoundMove): Promise<void> {
  const { tenant, fromId, from, letters, records, sentSince } = found
  const portalId = tenant.id
  const at = deps.clock.now()
  const ids = letters.map(({ id }) => id)
  const because = reason('thread.moved', { from: from.entityId, to: move.to.entityId, userId: move.userId })
  if ((await putLetters(tx, { portalId, ids, from: fromId, to: move.toId, because })) !== ids.length)
    throw new AppError('move.changed')
  await putSent(tx, { portalId, from: fromId, to: move.toId, records: move.kind === 'merge' ? null : records })
  if (move.kind === 'merge') await endMergers(tx, portalId, move.toId)
  const letterIds = move.kind === 'merge' ? null : ids
  const refIds = await moveLetterRefs(tx, { portalId, from: fromId, to: move.toId, letterIds, sentSince, at })
  const task = { portalId, from: fromId, to: move.toId, taskIds: null, cause: move.id }
  const taskIds = move.kind === 'merge' ? await deps.moveTasks(tx, task) : []
  await changeMove(tx, { portalId, id: move.id }, { refIds, taskIds, movedAt: at })
  const { runId } = await deps.writes.plan(tx, runOf(portalId, move), writesOf(move, found, because))
  await keepWhy(deps, tx, { portalId, runId, at, because }, move, found)
}

const runOf = (portalId: string, { userId, key }: Applied): Run => ({
  portalId,
  name: moveName(userId, key),
  rule: 'letter-moves',
  mode: 'live',
  userId,
  cause: { kind: 'person', id: String(userId) },
})

function writesOf(move: Applied, { tenant, from, records, closing }: FoundMove, because: Reason) {
  const { to, id } = move
  const [source, target] = [from, to].map(({ entityTypeId, entityId }) => ({ entityTypeId, entityId }))
  if (!source || !target) return []
  const moved = records.flatMap((record) => activityWrites(`move:${id}:${record}`, record, source, target, because))
  if (move.kind !== 'merge') return moved
  return [...moved, ...mergeWrites({ key: `move:${id}`, tenant, from, to, stageId: closing?.id ?? null, because })]
}

interface Why {
  portalId: string
  runId: string
  at: Date
  because: Reason
}

async function keepWhy(
  deps: MoveDeps,
  tx: Tx,
  why: Why,
  move: Applied,
  { fromId, from, letters }: FoundMove,
): Promise<void> {
  const { portalId, runId, at, because } = why
  const row = { portalId, kind: 'thread', outcome: 'moved', runId, because: [because], decidedAt: at }
  const rows = letters.map(({ id }) => ({ ...row, letterId: id, requestId: move.toId }))
  const left = { ...row, outcome: move.kind === 'merge' ? 'merged' : 'left', requestId: fromId }
  await deps.recordDecisions(tx, [...rows, left])
  await deps.recordAudit(tx, {
    portalId,
    at,
    actor: { kind: 'person', id: String(move.userId) },
    action: move.kind === 'merge' ? 'requests.merged' : 'letters.moved',
    record: { entityTypeId: from.entityTypeId, entityId: from.entityId },
    before: { request: from.entityId },
    after: { request: move.to.entityId, letters: letters.map(({ id }) => id), kind: move.kind },
    causeId: runId,
  })
}
