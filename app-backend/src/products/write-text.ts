import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, typeIdOf, type Viewer } from '../portal/index.ts'
import type { ProductDeps } from './product-deps.ts'
import type { ReadableRequest } from './read-picks.ts'
import type { FrozenStep } from './rules/moved-since.ts'
import { productsField } from './rules/products-field.ts'
import { productsText } from './rules/products-text.ts'

/**
 * Writes the text field of a request with the viewer's own token: the portal alone knows who may change a request, and its history
 * names the person. One REST request. Throws `portal.refused` when it refuses, `portal.*`.
 */
export async function writeText(
  { writes, clock, tenantOf }: Pick<ProductDeps, 'writes' | 'clock' | 'tenantOf'>,
  viewer: Viewer,
  { request: { portalId, entityTypeId, entityId }, fields: held }: ReadableRequest,
  picks: readonly { path: readonly FrozenStep[] }[],
): Promise<void> {
  const { userId } = viewer
  const field = productsField(typeIdOf((await tenantOf(portalId)).fieldNames))
  const fields = { [field]: productsText(picks) }
  const name = `products:${userId}:${entityTypeId}:${entityId}:${clock.now().getTime()}`
  const cause = { kind: 'person', id: String(userId) } as const
  const { ends } = await writes.byPerson({
    run: { portalId, name, rule: 'products', mode: 'live', userId, cause },
    actor: actorOf(viewer),
    writes: [
      {
        key: name,
        action: 'update',
        entityTypeId,
        entityId,
        method: 'crm.item.update',
        params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields },
        before: { [field]: held[field] ?? null },
        after: fields,
        because: [],
      },
    ],
  })
  const end = ends.get(name)
  if (end?.kind === 'failed') throw new AppError('portal.refused', { params: { detail: end.error } })
  if (end?.kind !== 'done') throw new AppError('portal.outcome-unknown')
}
