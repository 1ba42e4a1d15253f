import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { ImportRun } from '../import-run.ts'

type Tx = Prisma.TransactionClient

/** A row that was sent and of which nobody knows whether it arrived. */
export interface DoubtfulRow {
  id: bigint
  importId: string
  originId: string
  itemId: number | null
  sentAt: Date
}

/** Rows in flight of the run, or of every import of its kind: a stopped one may have left some. Oldest first. */
export async function doubtfulRows(
  prisma: PrismaClient,
  { id, portalId, entityTypeId, content }: Pick<ImportRun, 'id' | 'portalId' | 'entityTypeId' | 'content'>,
  rowsOf: 'kind' | 'run',
  limit: number,
): Promise<DoubtfulRow[]> {
  const own = rowsOf === 'run' ? Prisma.sql`AND import_id = ${id}::uuid` : Prisma.empty
  // The state stands in the words themselves: its own index is found by them.
  const rows = await prisma.$queryRaw<(Omit<DoubtfulRow, 'sentAt'> & { sentAt: Date | null })[]>`
    SELECT id, import_id AS "importId", origin_id AS "originId", item_id AS "itemId", sent_at AS "sentAt" FROM import_row
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND state = 'IN_FLIGHT'
      AND import_id IN (SELECT id FROM import_run WHERE portal_id = ${portalId}::uuid AND content = ${content}) ${own}
    ORDER BY id LIMIT ${limit}`
  return rows.map((row) => ({ ...row, sentAt: row.sentAt ?? new Date(0) }))
}

/** Takes the rows over from whoever held them, so that a late answer to the old lease changes nothing. */
export async function takeOver(tx: Tx, ids: readonly bigint[], lease: string): Promise<void> {
  await tx.importRow.updateMany({ where: { id: { in: [...ids] }, state: 'IN_FLIGHT' }, data: { lease } })
}
