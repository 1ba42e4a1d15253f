import { z } from 'zod'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import { faultError, typeIdOf, type Command, type PlannedWrite, type Tenant } from '../portal/index.ts'
import type { Pick as StoredPick, RequestKey } from './pick-store.ts'
import type { ProductDeps } from './product-deps.ts'
import { allRows, ownerType, rowsOf } from './read-rows.ts'
import { mirroredRows, type MirroredRows } from './rules/mirrored-rows.ts'
import { idOfKey, isSection, productKey } from './rules/product-node.ts'
import { productsField } from './rules/products-field.ts'
import { productsText } from './rules/products-text.ts'

const mirrorPayload = z.object({ entityTypeId: z.int(), entityId: z.int(), userId: z.int() })

const itemAnswer = z.object({ item: z.looseObject({}) })

type Mirror = Pick<ProductDeps, 'db' | 'portal' | 'picks' | 'writes' | 'tenantOf' | 'settings'>

/**
 * Brings the portal to what a request's products are now: the text field, and product rows for products (a group cannot be one). One
 * request reads what is there; the ledger writes what differs, row by row, and looks up before it repeats.
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
    const chosen = picks.filter(({ key }) => !isSection(key)).map(({ key }) => idOfKey(key))
    const there = await readThere(deps, request, wantsRows ? [...new Set([...chosen, ...ours])] : [])
    if (there === null) return
    const rows = wantsRows ? mirroredRows(there.rows, chosen, ours) : { added: [], removed: [], ours }
    const writes = [
      ...fieldWrite(tenant, request, number, there.item, picks, rows.added.length > 0),
      ...rowWrites(request, number, picks, rows),
    ]
    await deps.db.prisma.$transaction(async (tx) => {
      if (!(await deps.picks.moveMirror(tx, request, number, rows.ours)))
        throw new HopelessJob('another worker mirrors these products')
      const cause = { kind: 'person', id: String(userId) } as const
      if (writes.length > 0)
        await deps.writes.plan(tx, { portalId, rule: 'products', mode: 'live', userId, cause }, writes)
    })
  }

/** What the record holds, and its rows with these products; null when it is gone. */
async function readThere(deps: Mirror, request: RequestKey, products: readonly number[]) {
  const { portalId, entityTypeId, entityId } = request
  const commands: Record<string, Command> = {
    item: { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } },
    ...(products.length > 0 ? { rows: rowsOf(request, products) } : {}),
  }
  const answers = await deps.portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const { item, rows } = answers
  if (!item?.ok) {
    if (!item || item.fault.code === 'portal.refused') return null
    throw faultError(item.fault, { kind: 'read' })
  }
  return {
    item: itemAnswer.parse(item.result).item,
    rows: rows ? await allRows(deps, request, products, rows) : [],
  }
}

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

/** Row by row: setting all of them at once would take away what somebody adds between the look and the write. */
function rowWrites(
  request: RequestKey,
  number: number,
  picks: readonly StoredPick[],
  { added, removed }: MirroredRows,
): PlannedWrite[] {
  const { entityTypeId, entityId } = request
  const owner = { ownerType: ownerType(entityTypeId), ownerId: entityId }
  const names = new Map(picks.map(({ key, path }) => [key, path.at(-1)?.name]))
  const writeOf = (productId: number, kind: 'find' | 'missing') => ({
    key: `products:${entityTypeId}:${entityId}:${number}:row:${productId}`,
    // Updates of different fields of one record go out together.
    action: 'update' as const,
    entityTypeId,
    entityId,
    because: [],
    lookUp: { kind, ...rowsOf(request, [productId]), path: ['productRows'] },
  })
  const adding = added.map((productId): PlannedWrite => ({
    ...writeOf(productId, 'find'),
    method: 'crm.item.productrow.add',
    params: { fields: { ...owner, productId, price: 0, quantity: 1 } },
    before: { [`productRow:${productId}`]: null },
    after: { [`productRow:${productId}`]: names.get(productKey(productId)) || String(productId) },
  }))
  const removing = removed.map(({ id, productId, productName }): PlannedWrite => {
    const write = writeOf(productId, 'missing')
    return {
      ...write,
      method: 'crm.item.productrow.delete',
      params: { id },
      before: { [`productRow:${productId}`]: productName || String(productId) },
      after: { [`productRow:${productId}`]: null },
      lookUp: { ...write.lookUp, where: { id } },
    }
  })
  return [...adding, ...removing]
}
