import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../../kernel/reason.ts'

type Tx = Prisma.TransactionClient

/** A row whose record this run made. */
export interface UndoRow {
  id: bigint
  originId: string
  itemId: number
  settledAt: Date | null
  seenAt: Date | null
}

/** The row `r` changed the record of a row that came in before it: another import made that record. */
export const changedEarlier = Prisma.sql`EXISTS (
  SELECT FROM import_row e WHERE e.portal_id = r.portal_id AND e.entity_type_id = r.entity_type_id
    AND e.origin_id = r.origin_id AND e.import_id <> r.import_id AND e.state = 'SUCCESS'
    AND (e.settled_at, e.id) < (r.settled_at, r.id))`

/** Rows that made records; those that changed a record of an earlier run stay, for what it held before is not known. */
export const rowsToUndo = (prisma: PrismaClient, importId: string, after: bigint, limit: number): Promise<UndoRow[]> =>
  prisma.$queryRaw<UndoRow[]>`
    SELECT r.id, r.origin_id AS "originId", r.item_id AS "itemId", r.settled_at AS "settledAt", r.seen_at AS "seenAt"
    FROM import_row r WHERE r.import_id = ${importId}::uuid AND r.state = 'SUCCESS' AND r.id > ${after}
      AND NOT ${changedEarlier}
    ORDER BY r.id LIMIT ${limit}`

export async function undoneRows(tx: Tx, rows: readonly UndoRow[], now: Date): Promise<void> {
  const where = { id: { in: rows.map(({ id }) => id) }, state: 'SUCCESS' }
  await tx.importRow.updateMany({ where, data: { state: 'UNDONE', settledAt: now, because: [] } })
}

export async function keepRows(tx: Tx, rows: readonly UndoRow[], because: Reason[]): Promise<void> {
  await tx.importRow.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { because: because as never },
  })
}

/** Says of the rows that only changed records why these stay. */
export async function keepUpdates(prisma: PrismaClient, importId: string, because: Reason[]): Promise<void> {
  const where = { importId, state: 'SUCCESS', because: { equals: [] } }
  await prisma.importRow.updateMany({ where, data: { because: because as never } })
}
