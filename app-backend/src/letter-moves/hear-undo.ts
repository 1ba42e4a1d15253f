import { reason } from '../kernel/reason.ts'
import type { LedgerTx, UndoListener } from '../portal/index.ts'
import { findFollowers, forgetParticipants, moveLetterRefs, moveTaskRefs, putRefs } from '../threading/index.ts'
import { activityWrites } from './activity-writes.ts'
import { madeRequestQueue } from './made-request-queue.ts'
import type { MoveDeps } from './move-deps.ts'
import {
  changeMove,
  lettersById,
  moveOfRun,
  placesOf,
  putLetters,
  putSent,
  recordsOfRun,
  untouchedSince,
  type StoredMove,
} from './move-store.ts'
import { putTaskLetters } from './task-thread-store.ts'

type Undo = Parameters<UndoListener>[2]

/**
 * Our tables follow an undo of a move, in its transaction, from wherever it was asked for: the letters go back with their ids, and
 * with them those that came meanwhile because of them, unless somebody moved them on. An undo of the undo moves them again.
 */
export const hearUndo =
  (deps: MoveDeps): UndoListener =>
  async (tx, { portalId, runId, entryIds }, undo) => {
    // Some writes of a merger taken back, like its stage, leave the letters where they are.
    if (entryIds) return
    const move = await moveOfRun(tx, portalId, runId)
    if (!move || move.toId === null) return
    if (move.state === 'moved') await takeBack(deps, tx, move, undo)
    else if (move.state === 'undone') await moveAgain(deps, tx, move, undo)
    const job = { portalId, queue: madeRequestQueue, key: move.id, once: move.id, payload: { moveId: move.id } }
    if (move.kind === 'split') await deps.addJob(job, tx)
  }

const endsOf = ({ fromId, toId }: StoredMove) => ({ from: fromId, to: toId ?? fromId })

async function takeBack(deps: MoveDeps, tx: LedgerTx, move: StoredMove, undo: Undo): Promise<void> {
  const { portalId, refIds, letterIds, movedAt } = move
  const { from, to } = endsOf(move)
  const since = movedAt ?? move.createdAt
  const later = (await untouchedSince(tx, portalId, to, since)).filter((id) => !letterIds.includes(id))
  const taskIds = await deps.moveTasks(tx, { portalId, from: to, to: from, taskIds: move.taskIds, cause: undo.runId })
  const answers = (await lettersById(tx, portalId, later)).filter(({ taskId }) => taskId && taskIds.includes(taskId))
  const caused = await findFollowers(tx, { portalId, requestId: to, refIds, later })
  const followed = [...new Set([...caused, ...answers.map(({ id }) => id)])]
  await sendBack(deps, tx, move, { undo, ids: [...letterIds, ...followed] })
  await putRefs(tx, { portalId, refIds, from: to, to: from })
  await putSent(tx, { portalId, from: to, to: from, records: await recordsOfRun(tx, portalId, move.id) })
  const at = deps.clock.now()
  if (followed.length > 0)
    await moveLetterRefs(tx, { portalId, from: to, to: from, letterIds: followed, sentSince: null, at })
  await moveTaskRefs(tx, { portalId, from: to, to: from, taskIds, at })
  const sent = await putTaskLetters(tx, { portalId, taskIds, from: to, to: from })
  if (followed.length + sent.length > 0) await planFollowers(deps, tx, move, { undo, followed, sent })
  await forgetParticipants(tx, portalId, to, since)
  await changeMove(tx, move, { state: 'undone', undoRunId: undo.runId })
}

/** Says in the letters and in «Почему?» who took the move back. */
async function sendBack(
  deps: MoveDeps,
  tx: LedgerTx,
  move: StoredMove,
  { undo, ids }: { undo: Undo; ids: readonly number[] },
): Promise<void> {
  const { portalId } = move
  const { from, to } = endsOf(move)
  const places = await placesOf(tx, portalId, [from, to])
  const numbers = { from: places.get(to)?.entityId ?? 0, to: places.get(from)?.entityId ?? 0 }
  const because = reason('thread.moved-back', { ...numbers, userId: undo.userId })
  await putLetters(tx, { portalId, ids, from: to, to: from, because })
  const row = {
    portalId,
    kind: 'thread',
    outcome: 'moved-back',
    runId: undo.runId,
    because: [because],
    decidedAt: deps.clock.now(),
  }
  await deps.recordDecisions(
    tx,
    ids.map((letterId) => ({ ...row, letterId, requestId: from })),
  )
}

/** Their records in the portal are none of the run that is taken back: they get a run of their own. */
async function planFollowers(
  deps: MoveDeps,
  tx: LedgerTx,
  move: StoredMove,
  { undo, followed, sent }: { undo: Undo; followed: readonly number[]; sent: readonly number[] },
): Promise<void> {
  const { portalId } = move
  const { from, to } = endsOf(move)
  const places = await placesOf(tx, portalId, [from, to])
  const [source, target] = [places.get(to), places.get(from)]
  if (!source || !target) return
  const letters = await lettersById(tx, portalId, followed)
  const because = reason('thread.moved-back', { from: source.entityId, to: target.entityId, userId: undo.userId })
  const records = new Set([...letters.flatMap(({ activityId }) => activityId ?? []), ...sent])
  const writes = [...records].flatMap((record) =>
    activityWrites(`undo:${undo.runId}:record:${record}`, record, source, target, because),
  )
  const cause = { kind: 'undo' as const, id: move.id, runId: undo.runId }
  const name = `undo:${undo.runId}:followers`
  await deps.writes.plan(tx, { portalId, name, rule: 'letter-moves', mode: 'live', userId: undo.userId, cause }, writes)
}

async function moveAgain(deps: MoveDeps, tx: LedgerTx, move: StoredMove, undo: Undo): Promise<void> {
  const { portalId, letterIds } = move
  const { from, to } = endsOf(move)
  const at = deps.clock.now()
  const places = await placesOf(tx, portalId, [from, to])
  const numbers = { from: places.get(from)?.entityId ?? 0, to: places.get(to)?.entityId ?? 0 }
  const because = reason('thread.moved', { ...numbers, userId: undo.userId })
  await putLetters(tx, { portalId, ids: letterIds, from, to, because })
  await putSent(tx, { portalId, from, to, records: await recordsOfRun(tx, portalId, move.id) })
  const ids = move.kind === 'merge' ? null : letterIds
  const refIds = await moveLetterRefs(tx, { portalId, from, to, letterIds: ids, sentSince: null, at })
  const tasks = { portalId, from, to, taskIds: null, cause: undo.runId }
  const taskIds = move.kind === 'merge' ? await deps.moveTasks(tx, tasks) : []
  await changeMove(tx, move, { state: 'moved', undoRunId: undo.runId, movedAt: at, refIds, taskIds, ending: null })
}
