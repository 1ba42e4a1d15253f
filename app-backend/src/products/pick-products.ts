import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import { mirrorJob } from './jobs.ts'
import type { NewPick, RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import type { ReadableRequest } from './read-picks.ts'
import { offeredNodes } from './rules/offered-nodes.ts'
import { pathOf, productTree } from './rules/product-tree.ts'
import type { Tx } from './store.ts'

export type PickDeps = Pick<ProductDeps, 'db' | 'clock' | 'store' | 'picks' | 'addJob'>

/**
 * Adds products or groups to a request, each with its path as it is now; one that is there already stays. With `instead` they take the
 * place of a row. Throws `products.unknown` when the catalogue lacks one, `products.row-gone` when the row is not there any more.
 */
export async function pickProducts(
  deps: PickDeps,
  viewer: Viewer,
  { request, client }: ReadableRequest,
  { keys, instead }: { keys: readonly string[]; instead?: string | undefined },
): Promise<void> {
  const { tree } = productTree(offeredNodes(await deps.store.withAncestors(request.portalId, keys)))
  const now = deps.clock.now()
  const picks = keys.map((key, at): NewPick => {
    const path = pathOf(tree, key)
    const node = path.at(-1)
    if (!node) throw new AppError('products.unknown')
    // A millisecond each: rows of one choice keep their order.
    const pickedAt = new Date(now.getTime() + at)
    return { key, path, code: node.code, ...client, pickedBy: viewer.userId, pickedAt }
  })
  await deps.db.prisma.$transaction(async (tx) => {
    if (instead !== undefined && !(await deps.picks.remove(tx, request, instead)))
      throw new AppError('products.row-gone')
    const count = await deps.picks.add(tx, request, picks)
    if (count > 0 || instead !== undefined) await changed(deps, tx, viewer, request, { added: keys.join(', ') })
  })
}

/** Takes a row away; one that is gone already is no error. */
export async function unpickProduct(deps: PickDeps, viewer: Viewer, request: RequestKey, id: string): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    if (await deps.picks.remove(tx, request, id)) await changed(deps, tx, viewer, request, { removed: id })
  })
}

async function changed(
  deps: PickDeps,
  tx: Tx,
  { userId }: Viewer,
  request: RequestKey,
  after: Record<string, string>,
): Promise<void> {
  const { portalId, entityTypeId, entityId } = request
  await recordAudit(tx, {
    portalId,
    at: deps.clock.now(),
    actor: { kind: 'person', id: String(userId) },
    action: 'products.picked',
    record: { entityTypeId, entityId },
    after,
  })
  await deps.addJob(mirrorJob(request, userId, deps.clock.now()), tx)
}
