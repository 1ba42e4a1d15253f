import { AppError } from '../platform/errors/app-error.ts'
import type { Tenant, Viewer } from '../portal/index.ts'
import type { Place } from './activity-writes.ts'
import { closingStage } from './closing-stage.ts'
import type { MoveBody } from './contract.ts'
import type { MoveDeps } from './move-deps.ts'
import { lettersById, lettersOf, placesOf, type MovableLetter } from './move-store.ts'
import { readRequests, type SeenRequest } from './read-requests.ts'
import { taskRecords } from './task-thread-store.ts'
import { timelineRecords } from './timeline-records.ts'

/** What a move is about, as its person sees it in the portal. */
export interface FoundMove {
  tenant: Tenant
  fromId: number
  from: SeenRequest
  /** Null: a new request. */
  to: SeenRequest | null
  letters: MovableLetter[]
  /** Records of the timeline that go along. */
  records: number[]
  /** Our own letters sent from then on go too; null: none. */
  sentSince: Date | null
  /** Stage that a merged request gets. */
  closing: { id: string; name: string } | null
}

/**
 * Finds what would move, by the right of the person who asks: both requests are read with their own token. One REST request, and
 * one per 50 records of the timeline where all that came later goes along. Throws `letter.not-found`, `request.not-found`, `move.*`.
 */
export async function findMove(deps: MoveDeps, viewer: Viewer, body: MoveBody): Promise<FoundMove> {
  const tenant = await deps.tenantOf(viewer.portalId)
  return body.kind === 'merge' ? findMerge(deps, tenant, viewer, body) : findLetters(deps, tenant, viewer, body)
}

async function findLetters(
  deps: MoveDeps,
  tenant: Tenant,
  viewer: Viewer,
  body: Exclude<MoveBody, { kind: 'merge' }>,
): Promise<FoundMove> {
  const { prisma } = deps.db
  const chosen = await lettersById(prisma, tenant.id, [...new Set(body.letterIds)])
  const ids = new Set(chosen.map(({ requestId }) => requestId))
  const [fromId] = ids
  if (chosen.length < new Set(body.letterIds).size || fromId === undefined || ids.has(null))
    throw new AppError('letter.not-found')
  if (fromId === null || ids.size > 1) throw new AppError('move.several-requests')
  if (chosen.some(({ taskId }) => taskId !== null)) throw new AppError('move.task-thread')
  const place = (await placesOf(prisma, tenant.id, [fromId])).get(fromId)
  if (!place) throw new AppError('request.not-found')
  const target = body.kind === 'letters' ? [{ entityTypeId: tenant.entityTypeId, entityId: body.target }] : []
  const [from, to = null] = await readRequests(deps.portal, viewer, [place, ...target])
  if (!from) throw new AppError('request.not-found')
  if (to && isSame(from, to)) throw new AppError('move.same-request')
  const first = chosen[0]
  const later = body.andLater && first ? await lettersOf(prisma, tenant.id, fromId, first.id) : []
  const letters = later.length > 0 ? later : chosen
  const own = letters.flatMap(({ activityId }) => (activityId === null ? [] : [activityId]))
  const records =
    body.andLater && first?.activityId ? await laterRecords(deps, tenant, fromId, place, first.activityId) : []
  const sentSince = body.andLater ? (first?.receivedAt ?? null) : null
  return { tenant, fromId, from, to, letters, records: unique([...own, ...records]), sentSince, closing: null }
}

async function findMerge(
  deps: MoveDeps,
  tenant: Tenant,
  viewer: Viewer,
  body: Extract<MoveBody, { kind: 'merge' }>,
): Promise<FoundMove> {
  const { entityTypeId } = tenant
  if (body.source === body.target) throw new AppError('move.same-request')
  const places = [body.source, body.target].map((entityId) => ({ entityTypeId, entityId }))
  const [from, to = null] = await readRequests(deps.portal, viewer, places)
  if (!from) throw new AppError('request.not-found')
  const record = await remembered(deps, tenant, from)
  const letters = await lettersOf(deps.db.prisma, tenant.id, record, null)
  const own = letters.flatMap(({ activityId }) => (activityId === null ? [] : [activityId]))
  const records = unique([...own, ...(await timelineRecords(deps.portal, tenant.id, from, null))])
  const { closed, stage } = await closingStage(deps, tenant, from.stageId)
  return {
    tenant,
    fromId: record,
    from,
    to,
    letters,
    records,
    sentSince: null,
    closing: closed ? null : stage,
  }
}

/** The client's letters in the timeline from one record on: what was written with performers stays with their tasks. */
export async function laterRecords(
  deps: Pick<MoveDeps, 'db' | 'portal'>,
  tenant: Tenant,
  requestId: number,
  place: Place,
  from: number,
): Promise<number[]> {
  const staying = await taskRecords(deps.db.prisma, tenant.id, requestId)
  return (await timelineRecords(deps.portal, tenant.id, place, from)).filter((id) => !staying.has(id))
}

const unique = (ids: readonly number[]) => [...new Set(ids)].toSorted((a, b) => a - b)
const isSame = (a: SeenRequest, b: SeenRequest) => a.entityId === b.entityId && a.entityTypeId === b.entityTypeId

/** Our number of a request, which it gets now if it came about without us. */
export async function remembered({ store, clock }: MoveDeps, { id }: Tenant, request: SeenRequest): Promise<number> {
  const { entityTypeId, entityId, contactId, companyId } = request
  return (await store.remember({ portalId: id, entityTypeId, entityId, contactId, companyId }, clock.now())).id
}
