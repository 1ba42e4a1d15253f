import { z } from 'zod'
import { faultError, type BatchItem, type Params } from '../portal/index.ts'
import type { RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import type { PortalRow } from './rules/mirrored-rows.ts'

const pageSize = 50
/** Commands of one request. */
const batchSize = 50

const answer = z.object({
  productRows: z.array(
    z.object({
      id: z.coerce.number().int(),
      productId: z.coerce.number().int(),
      price: z.coerce.number(),
      productName: z.string().nullish(),
    }),
  ),
})

/** `L` a lead, `T` and a hexadecimal number a smart process. Bitrix24 docs: api-reference/crm/data-types, object_type */
export const ownerType = (entityTypeId: number): string => (entityTypeId === 1 ? 'L' : `T${entityTypeId.toString(16)}`)

/** Rows of a record with these products. Bitrix24 docs: api-reference/crm/universal/product-rows/crm-item-productrow-list */
export const rowsOf = (
  { entityTypeId, entityId }: RequestKey,
  products: readonly number[],
  start = 0,
): { method: string; params: Params } => ({
  method: 'crm.item.productrow.list',
  params: {
    filter: { '=ownerType': ownerType(entityTypeId), '=ownerId': entityId, '=productId': [...products] },
    order: { id: 'asc' },
    start,
  },
})

/** All rows behind the first page: no request for up to 50 of them. */
export async function allRows(
  { portal }: Pick<ProductDeps, 'portal'>,
  request: RequestKey,
  products: readonly number[],
  first: BatchItem,
): Promise<PortalRow[]> {
  const rows = pageOf(first)
  const total = first.ok ? (first.total ?? 0) : 0
  const starts = Array.from({ length: Math.max(0, Math.ceil(total / pageSize) - 1) }, (_, at) => (at + 1) * pageSize)
  for (let at = 0; at < starts.length; at += batchSize) {
    const commands = starts.slice(at, at + batchSize).map((start) => [`r${start}`, rowsOf(request, products, start)])
    const actor = { kind: 'portal', portalId: request.portalId } as const
    const answers: Record<string, BatchItem> = await portal.batch(actor, Object.fromEntries(commands), { kind: 'read' })
    rows.push(...Object.values(answers).flatMap(pageOf))
  }
  return rows
}

function pageOf(item: BatchItem): PortalRow[] {
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return answer.parse(item.result).productRows.map((row) => ({ ...row, productName: row.productName ?? '' }))
}
