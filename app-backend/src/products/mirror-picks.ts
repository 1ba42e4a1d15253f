import { z } from 'zod'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import { faultError, typeIdOf, type BatchItem, type PlannedWrite, type Tenant } from '../portal/index.ts'
import type { Pick as StoredPick, RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import { mirroredRows, type PortalRow } from './rules/mirrored-rows.ts'
import { idOfKey, isSection } from './rules/product-node.ts'
import { productsField } from './rules/products-field.ts'
import { productsText } from './rules/products-text.ts'

const mirrorPayload = z.object({ entityTypeId: z.int(), entityId: z.int(), userId: z.int() })

const rowsAnswer = z.object({ productRows: z.array(z.looseObject({ productId: z.coerce.number().int() })) })
const itemAnswer = z.object({ item: z.looseObject({}) })

type Mirror = Pick<ProductDeps, 'db' | 'portal' | 'picks' | 'writes' | 'tenantOf' | 'settings'>

/**
 * Brings the portal to what a request's products are now: the text field, and product rows for products (a group cannot be one). One
 * request reads what is there; the ledger writes what differs, and looks up before it repeats.
 */
export const mirrorPicks =
  (deps: Mirror): JobHandler =>
  async ({ portalId, payload }) => {
    if (portalId === null) return
    const { entityTypeId, entityId, userId } = mirrorPayload.parse(payload)
    const tenant = await deps.tenantOf(portalId)
    if (tenant.state !== 'active') return
    const request = { portalId, entityTypeId, entityId }
    const picks = await deps.picks.of(request)
    const { number, productIds: ours } = await deps.picks.mirror(request)
    const { rows: wantsRows } = await deps.settings(portalId)
    const there = await readThere(deps, request)
    if (there === null) return
    const chosen = picks.filter(({ key }) => !isSection(key)).map(({ key }) => idOfKey(key))
    const rows = wantsRows ? mirroredRows(there.rows, chosen, ours) : null
    const writes = [
      ...fieldWrite(tenant, request, number, there.item, picks, rows !== null),
      ...rowsWrite(request, number, there.rows, rows),
    ]
    await deps.db.prisma.$transaction(async (tx) => {
      if (!(await deps.picks.moveMirror(tx, request, number, wantsRows ? chosen : ours)))
        throw new HopelessJob('another worker mirrors these products')
      const cause = { kind: 'person', id: String(userId) } as const
      if (writes.length > 0)
        await deps.writes.plan(tx, { portalId, rule: 'products', mode: 'live', userId, cause }, writes)
    })
  }

/** What the record holds; null when it is gone. */
async function readThere({ portal }: Mirror, { portalId, entityTypeId, entityId }: RequestKey) {
  const answers = await portal.batch(
    { kind: 'portal', portalId },
    {
      item: { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } },
      rows: { method: 'crm.item.productrow.list', params: { filter: ownerOf(entityTypeId, entityId, '=') } },
    },
    { kind: 'read' },
  )
  if (!answers.item.ok && answers.item.fault.code === 'portal.refused') return null
  return {
    item: itemAnswer.parse(resultOf(answers.item)).item,
    rows: rowsAnswer.parse(resultOf(answers.rows)).productRows,
  }
}

function resultOf(answer: BatchItem): unknown {
  if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
  return answer.result
}

/** `L` a lead, `T` and a hexadecimal number a smart process. Bitrix24 docs: api-reference/crm/data-types, object_type */
const ownerOf = (entityTypeId: number, entityId: number, mark: '' | '=') => ({
  [`${mark}ownerType`]: entityTypeId === 1 ? 'L' : `T${entityTypeId.toString(16)}`,
  [`${mark}ownerId`]: entityId,
})

/** Rows without a price would make the sum of the record 0: a sum that somebody gave it is held first. */
function fieldWrite(
  tenant: Tenant,
  { entityTypeId, entityId }: RequestKey,
  number: number,
  item: Record<string, unknown>,
  picks: readonly StoredPick[],
  withRows: boolean,
): PlannedWrite[] {
  const field = productsField(typeIdOf(tenant.fieldNames))
  const holds = withRows && Number(item['opportunity'] ?? 0) !== 0 && item['isManualOpportunity'] !== 'Y'
  const after = { [field]: productsText(picks), ...(holds ? { isManualOpportunity: 'Y' } : {}) }
  return [
    {
      key: `products:${entityTypeId}:${entityId}:${number}:field`,
      action: 'update',
      entityTypeId,
      entityId,
      method: 'crm.item.update',
      params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields: after },
      before: Object.fromEntries(Object.keys(after).map((name) => [name, item[name] ?? null])),
      after,
      because: [],
      lookUp: { kind: 'fields' },
    },
  ]
}

function rowsWrite(
  { entityTypeId, entityId }: RequestKey,
  number: number,
  there: readonly PortalRow[],
  rows: readonly PortalRow[] | null,
): PlannedWrite[] {
  if (rows === null) return []
  const ids = (list: readonly PortalRow[]) => list.map(({ productId }) => productId)
  const added = ids(rows).find((id) => !ids(there).includes(id))
  const removed = ids(there).find((id) => !ids(rows).includes(id))
  return [
    {
      key: `products:${entityTypeId}:${entityId}:${number}:rows`,
      action: 'other',
      entityTypeId,
      entityId,
      method: 'crm.item.productrow.set',
      params: { ...ownerOf(entityTypeId, entityId, ''), productRows: rows },
      before: { productIds: ids(there) },
      after: { productIds: ids(rows) },
      because: [],
      lookUp: {
        kind: added === undefined ? 'missing' : 'find',
        method: 'crm.item.productrow.list',
        params: { filter: ownerOf(entityTypeId, entityId, '=') },
        path: ['productRows'],
        where: { productId: added ?? removed ?? 0 },
      },
    },
  ]
}
