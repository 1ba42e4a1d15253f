import type { Prisma } from '@poryadok/prisma'
import type { ImportRun } from '../import-run.ts'
import type { ClaimedRow } from './claim-store.ts'

type Tx = Prisma.TransactionClient

/**
 * Claimed rows that another import brought since they were staged: the same content is skipped, other content goes back to wait for
 * its turn as a change of that record. One import of a portal writes at a time, so nothing slips in after this look. The rows that are left.
 */
export async function letGoOfKnown(
  tx: Tx,
  { id: importId, portalId, entityTypeId }: ImportRun,
  rows: readonly ClaimedRow[],
): Promise<{ fresh: ClaimedRow[]; skipped: number }> {
  const names = rows.map(({ originId }) => originId)
  const known = await tx.$queryRaw<{ originId: string; hash: string; itemId: number }[]>`
    SELECT DISTINCT ON (origin_id) origin_id AS "originId", hash, item_id AS "itemId" FROM import_row
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND origin_id = ANY(${names})
      AND import_id <> ${importId}::uuid AND state = 'SUCCESS' ORDER BY origin_id, id DESC`
  if (known.length === 0) return { fresh: [...rows], skipped: 0 }
  const byName = new Map(known.map((one) => [one.originId, one]))
  const same = rows.filter(({ originId, hash }) => byName.get(originId)?.hash === hash)
  const other = rows.filter((row) => byName.has(row.originId) && !same.includes(row))
  const why = [{ code: 'import.known-row', params: {} }]
  await tx.importRow.updateMany({
    where: { id: { in: same.map(({ id }) => id) } },
    data: { state: 'SKIPPED', because: why, lease: null },
  })
  for (const { id, originId } of other)
    await tx.importRow.updateMany({
      where: { id },
      data: { state: 'NEW', itemId: byName.get(originId)?.itemId ?? null, lease: null },
    })
  return { fresh: rows.filter(({ originId }) => !byName.has(originId)), skipped: same.length }
}
