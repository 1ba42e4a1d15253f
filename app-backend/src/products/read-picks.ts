import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, faultError, type Viewer } from '../portal/index.ts'
import type { PickedProduct, RequestProducts } from './contract.ts'
import type { Client, Pick as StoredPick, RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import { movedSince } from './rules/moved-since.ts'
import { offeredNodes } from './rules/offered-nodes.ts'
import { productTree } from './rules/product-tree.ts'

const mostRecent = 6
const id = z.coerce.number().int().positive().nullish().catch(null)
const answer = z.object({ item: z.looseObject({ contactId: id, companyId: id }) })

export type PickReadDeps = Pick<ProductDeps, 'portal' | 'store' | 'picks' | 'tenantOf' | 'namesOf' | 'mayPick'>

export interface ReadableRequest {
  request: RequestKey
  client: Client
  /** What it holds, by the portal's names. */
  fields: Readonly<Record<string, unknown>>
}

/** The request with its client, as far as the viewer may see it: one request to the portal. Throws `record.not-found`. */
export async function readableRequest(
  { portal, tenantOf }: Pick<ProductDeps, 'portal' | 'tenantOf'>,
  viewer: Viewer,
  entityId: number,
): Promise<ReadableRequest> {
  const { entityTypeId } = await tenantOf(viewer.portalId)
  const item = { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } }
  const answers = await portal.batch(actorOf(viewer), { item }, { kind: 'read', patienceMs: 10_000 })
  if (!answers.item.ok) {
    const { fault } = answers.item
    if (fault.code === 'portal.refused' || fault.code === 'portal.no-rights') throw new AppError('record.not-found')
    throw faultError(fault, { kind: 'read' })
  }
  const fields = answer.parse(answers.item.result).item
  const { contactId, companyId } = fields
  return {
    request: { portalId: viewer.portalId, entityTypeId, entityId },
    client: { contactId: contactId ?? null, companyId: companyId ?? null },
    fields,
  }
}

/** Products of a request, each with what became of it in the catalogue, and what its client had lately. */
export async function readPicks(
  deps: PickReadDeps,
  viewer: Viewer,
  { request, client }: ReadableRequest,
): Promise<RequestProducts> {
  const { portalId } = request
  const picks = await deps.picks.of(request)
  const { revision } = await deps.store.state(portalId)
  const known = await deps.store.withAncestors(
    portalId,
    picks.map(({ key }) => key),
  )
  const { tree } = productTree(offeredNodes(known))
  const names = await deps.namesOf(portalId)
  const shown = (pick: StoredPick): PickedProduct => ({
    ...pick,
    pickedBy: names.get(pick.pickedBy) ?? '',
    pickedAt: pick.pickedAt.toISOString(),
    since: revision === 0 ? null : movedSince(tree, pick.path),
  })
  return {
    picks: picks.map(shown),
    recent: await deps.picks.recentOf(portalId, client, mostRecent),
    mayPick: await deps.mayPick(viewer),
  }
}
