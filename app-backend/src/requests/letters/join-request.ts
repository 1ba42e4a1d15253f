import { z } from 'zod'
import { leadEntityTypeId, type Tenant } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import type { RequestRecord } from '../store.ts'
import type { LetterDeps } from './open-request.ts'
import { recordLetter, type Recorded } from './record-letter.ts'
import { reopenRequest } from './reopen-request.ts'

export type JoinOutcome =
  | ({ outcome: 'joined'; reopened: boolean } & Recorded)
  /** The portal has the request no more. */
  | { outcome: 'gone' }
  /** It is closed, and stays so: nothing was written. */
  | { outcome: 'closed'; closedAt: Date | null }

/** What the letter does to a closed request: opens it again, stays out of it, or goes in and leaves it closed. */
export type WhenClosed = (closedAt: Date | null) => 'reopen' | 'leave' | 'keep'

const present = z.object({
  items: z.array(
    z.object({
      stageId: z.string().nullish(),
      stageSemanticId: z.string().nullish(),
      movedTime: z.string().nullish(),
    }),
  ),
})

/**
 * Adds a letter to a request that exists. `gone` when the portal has it no more: the caller opens a new one.
 * Two requests to the portal: is it there, and the timeline record; one more reopens it. `writerId` is the writer's contact where
 * that is not the client.
 */
export async function joinRequest(
  deps: LetterDeps,
  letter: IncomingLetter,
  requestId: number,
  whenClosed: WhenClosed,
  writerId?: number | null,
): Promise<JoinOutcome> {
  const tenant = await deps.tenantOf(letter.portalId)
  const request = await deps.store.byId(tenant.id, requestId)
  if (!request || request.deleted) return { outcome: 'gone' }
  const found = await presentState(deps, tenant, request)
  if (!found) {
    await deps.store.markDeleted(tenant.id, request.entityTypeId, request.entityId, deps.clock.now())
    return { outcome: 'gone' }
  }
  const does = found.closed ? whenClosed(found.closedAt) : 'keep'
  if (does === 'leave') return { outcome: 'closed', closedAt: found.closedAt }
  if (does === 'reopen') await reopenRequest(deps, tenant, letter, request, found.stageId)
  const shown = writerId === undefined ? request : { ...request, contactId: writerId }
  return { outcome: 'joined', reopened: does === 'reopen', ...(await recordLetter(deps, tenant, letter, shown)) }
}

interface Present {
  stageId: string
  closed: boolean
  closedAt: Date | null
}

/** The request as the portal has it now; null when it has it no more. */
async function presentState(deps: LetterDeps, tenant: Tenant, request: RequestRecord): Promise<Present | null> {
  const { entityTypeId, entityId } = request
  const semantics = entityTypeId === leadEntityTypeId ? ['stageSemanticId'] : []
  const select = ['id', 'stageId', 'movedTime', ...semantics]
  const params = { entityTypeId, filter: { id: entityId }, select, start: -1 }
  const { result } = await deps.portal.call({ kind: 'portal', portalId: tenant.id }, 'crm.item.list', params, {
    kind: 'read',
  })
  const [item] = present.parse(result).items
  if (!item) return null
  const stageId = item.stageId ?? ''
  const moved = Date.parse(item.movedTime ?? '')
  return {
    stageId,
    closed: item.stageSemanticId ? /^[SF]$/.test(item.stageSemanticId) : await deps.isClosedStage(tenant, stageId),
    closedAt: Number.isNaN(moved) ? null : new Date(moved),
  }
}
