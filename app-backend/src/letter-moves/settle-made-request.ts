import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import { crmText } from '../platform/texts/crm-texts.ts'
import type { Tenant } from '../portal/index.ts'
import { cardComment, cardLink } from './card-comment.ts'
import { closingStage } from './closing-stage.ts'
import type { MadeRequestState } from './contract.ts'
import type { MoveDeps } from './move-deps.ts'
import { patience } from './move-letters.ts'
import { changeMove, holdsMore, placesOf, readMove, runState, type StoredMove } from './move-store.ts'
import { presentRequests, type SeenRequest } from './read-requests.ts'
import { stageWrite } from './stage-write.ts'
import { timelineRecords } from './timeline-records.ts'

const payloadOf = z.object({ moveId: z.uuid() })
/** Writes of the undo are asked about again after this, ms. */
const lookAgainMs = 2_000
const closingName = (undoRunId: string) => `undo:${undoRunId}:made-request`

/**
 * Ends the request that a split made, once the split is taken back: after the letters have left it in the portal too, an empty one
 * is closed and names the request they went to. One that holds something else stays. Where the undo is undone it is opened again.
 */
export const settleMadeRequest =
  (deps: MoveDeps): JobHandler =>
  async ({ portalId, payload }) => {
    if (portalId === null) return
    const move = await readMove(deps.db.prisma, portalId, payloadOf.parse(payload).moveId)
    if (!move || move.toId === null || move.undoRunId === null) return
    const again = { again: new Date(deps.clock.now().getTime() + lookAgainMs) }
    const { open } = await runState(deps.db.prisma, portalId, move.undoRunId)
    if (open > 0) return again
    if (move.state === 'undone' && move.ending === null) await close(deps, await deps.tenantOf(portalId), move)
    else if (move.state === 'moved' && move.endRunId !== null) return openAgain(deps, move, again)
  }

async function close(deps: MoveDeps, tenant: Tenant, move: StoredMove): Promise<void> {
  const { id, portalId } = move
  const places = await placesOf(deps.db.prisma, portalId, [move.fromId, move.toId ?? 0])
  const [from, made] = [places.get(move.fromId), places.get(move.toId ?? 0)]
  const present = made && from ? await presentRequests(deps.portal, portalId, [made, from]) : []
  const [request, target] = [present.find((one) => isAt(one, made)), present.find((one) => isAt(one, from))]
  const end = (ending: MadeRequestState) => changeMove(deps.db.prisma, move, { ending })
  if (!request) return end('closed')
  if (await holdsMore(deps.db.prisma, portalId, move.toId ?? 0)) return end('kept')
  if ((await timelineRecords(deps.portal, portalId, request, null)).length > 0) return end('kept')
  const { closed, stage } = await closingStage(deps, tenant, request.stageId)
  if (closed) return end('closed')
  if (!stage) return end('no-stage')
  const because = reason('thread.split-undone', { request: request.entityId })
  const words = target && { title: target.title, link: cardLink(tenant, target) }
  const text = words && crmText('request.split-undone', tenant.language, words)
  const name = closingName(move.undoRunId ?? id)
  const cause = { kind: 'undo' as const, id, runId: move.undoRunId ?? id }
  const run = { portalId, name, rule: 'letter-moves', mode: 'live' as const, userId: move.userId, cause }
  const writes = [
    stageWrite(`${name}:stage`, request, stage.id, because),
    ...(text ? [cardComment(`${name}:comment`, request, text, because)] : []),
  ]
  await deps.db.prisma.$transaction(async (tx) => {
    const { runId } = await deps.writes.plan(tx, run, writes)
    await changeMove(tx, move, { ending: 'closed', endRunId: runId })
    const row = { portalId, kind: 'thread', outcome: 'split-undone', runId, because: [because] }
    await deps.recordDecisions(tx, [{ ...row, requestId: move.toId ?? 0, decidedAt: deps.clock.now() }])
  }, patience)
  await deps.changed(portalId, move.toId ?? 0)
}

const isAt = ({ entityTypeId, entityId }: SeenRequest, place: { entityTypeId: number; entityId: number } | undefined) =>
  entityTypeId === place?.entityTypeId && entityId === place.entityId

/** The closing is taken back as a run of its own; a stage that a person has given since stays. */
async function openAgain(deps: MoveDeps, move: StoredMove, again: { again: Date }) {
  const { portalId, endRunId: runId, userId } = move
  if (runId === null) return
  if ((await runState(deps.db.prisma, portalId, runId)).open > 0) return again
  try {
    await deps.writes.undo({ portalId, runId }, userId)
  } catch (error) {
    if (!isAppError(error, 'undo.nothing-left')) throw error
  }
  await changeMove(deps.db.prisma, move, { endRunId: null })
}
