import { recordAudit } from '../audit/index.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import { mirrorJob } from './jobs.ts'
import type { NewPick, RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import type { ReadableRequest } from './read-picks.ts'
import type { FrozenStep } from './rules/moved-since.ts'
import { offeredNodes } from './rules/offered-nodes.ts'
import { pathOf, productTree } from './rules/product-tree.ts'
import type { Tx } from './store.ts'
import { writeText } from './write-text.ts'

export type PickDeps = Pick<ProductDeps, 'db' | 'clock' | 'store' | 'picks' | 'writes' | 'tenantOf' | 'addJob'>

/**
 * Adds products or groups to a request, each with its path as it is now; one that is there already stays. With `instead` they take the
 * place of a row. Throws `products.unknown` when the catalogue lacks one, `products.row-gone` when the row is not there any more,
 * `portal.refused` when the viewer may not change the request.
 */
export async function pickProducts(
  deps: PickDeps,
  viewer: Viewer,
  readable: ReadableRequest,
  { keys, instead }: { keys: readonly string[]; instead?: string | undefined },
): Promise<void> {
  const { request, client } = readable
  const held = await deps.picks.of(request)
  if (instead !== undefined && !held.some(({ id }) => id === instead)) throw new AppError('products.row-gone')
  const chosen = await frozen(deps, request, keys)
  const fresh = chosen.filter(({ key }) => !held.some((one) => one.key === key))
  if (fresh.length === 0 && instead === undefined) return
  const now = deps.clock.now().getTime()
  // A millisecond each: rows of one choice keep their order.
  const picks = chosen.map((pick, at): NewPick => ({
    ...pick,
    ...client,
    pickedBy: viewer.userId,
    pickedAt: new Date(now + at),
  }))
  const wanted = [...held.filter(({ id }) => id !== instead), ...fresh]
  await change(deps, viewer, readable, { wanted, after: { added: keys.join(', ') } }, async (tx) => {
    if (instead !== undefined && !(await deps.picks.remove(tx, request, instead, deps.clock.now())))
      throw new AppError('products.row-gone')
    await deps.picks.add(tx, request, picks)
  })
}

/** Takes a row away; one that is gone already is no error. Throws `portal.refused` when the viewer may not change the request. */
export async function unpickProduct(
  deps: PickDeps,
  viewer: Viewer,
  readable: ReadableRequest,
  id: string,
): Promise<void> {
  const { request } = readable
  const held = await deps.picks.of(request)
  const wanted = held.filter((one) => one.id !== id)
  if (wanted.length === held.length) return
  await change(deps, viewer, readable, { wanted, after: { removed: id } }, async (tx) => {
    await deps.picks.remove(tx, request, id, deps.clock.now())
  })
}

/**
 * Brings a row back that was taken away, with the path it was chosen with, whatever became of the product since. One that is there is
 * no error. Throws `products.row-gone` when it is kept no more, `portal.refused` when the viewer may not change the request.
 */
export async function restoreProduct(
  deps: PickDeps,
  viewer: Viewer,
  readable: ReadableRequest,
  id: string,
): Promise<void> {
  const { request } = readable
  const held = await deps.picks.of(request)
  if (held.some((one) => one.id === id)) return
  const removed = await deps.picks.removed(request, id)
  if (!removed) throw new AppError('products.row-gone')
  const wanted = [...held, removed].toSorted((a, b) => a.pickedAt.getTime() - b.pickedAt.getTime())
  await change(deps, viewer, readable, { wanted, after: { restored: id } }, async (tx) => {
    if (!(await deps.picks.restore(tx, request, id))) throw new AppError('products.row-gone')
  })
}

/** What is chosen, each with its path as the catalogue has it now. */
async function frozen({ store }: PickDeps, { portalId }: RequestKey, keys: readonly string[]) {
  const { tree } = productTree(offeredNodes(await store.withAncestors(portalId, keys)))
  return keys.map((key) => {
    const path = pathOf(tree, key)
    const node = path.at(-1)
    if (!node) throw new AppError('products.unknown')
    return { key, path, code: node.code }
  })
}

interface Change {
  /** What the request is to have. */
  wanted: readonly { path: readonly FrozenStep[] }[]
  after: Record<string, string>
}

/** Nothing is kept that the portal does not let the viewer write. */
async function change(
  deps: PickDeps,
  viewer: Viewer,
  readable: ReadableRequest,
  { wanted, after }: Change,
  keep: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { userId } = viewer
  const { portalId, entityTypeId, entityId } = readable.request
  const mirror = mirrorJob(readable.request, userId, deps.clock.now())
  try {
    await writeText(deps, viewer, readable, wanted)
    await deps.db.prisma.$transaction(async (tx) => {
      await keep(tx)
      await recordAudit(tx, {
        portalId,
        at: deps.clock.now(),
        actor: { kind: 'person', id: String(userId) },
        action: 'products.picked',
        record: { entityTypeId, entityId },
        after,
      })
      await deps.addJob(mirror, tx)
    })
  } catch (error) {
    // The text may stand in the portal without its row: the mirror puts it right.
    if (!isAppError(error, 'portal.refused')) await deps.addJob(mirror)
    throw error
  }
}
