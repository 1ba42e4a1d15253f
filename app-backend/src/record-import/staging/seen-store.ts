import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { MarkedItem } from '../certificate/read-marked.ts'
import type { TalliedRow, Tallies } from '../rules/tally.ts'

type Tx = Prisma.TransactionClient

export async function resetSeen(tx: Tx, importId: string): Promise<void> {
  await tx.importRow.updateMany({ where: { importId, seen: { gt: 0 } }, data: { seen: 0, seenAt: null } })
}

/** The lowest record of the run; 1 when it has none. */
export async function lowestItem(tx: Tx, importId: string): Promise<number> {
  const { _min } = await tx.importRow.aggregate({ where: { importId, state: 'SUCCESS' }, _min: { itemId: true } })
  return _min.itemId ?? 1
}

interface SeenRow extends TalliedRow {
  originId: string
}

/** Counts each record at its row; the rows of this run among them, with what they speak of. */
export async function markSeen(
  tx: Tx,
  importId: string,
  items: readonly MarkedItem[],
  category: string,
): Promise<SeenRow[]> {
  if (items.length === 0) return []
  const values = JSON.stringify(items.map(({ originId, updatedTime }) => ({ originId, at: updatedTime })))
  return tx.$queryRaw<SeenRow[]>`
    WITH given AS (
      SELECT "originId", count(*)::int AS times, max(at) AS at
      FROM jsonb_to_recordset(${values}::jsonb) AS v("originId" text, at timestamptz) GROUP BY 1)
    UPDATE import_row r SET seen = seen + given.times, seen_at = given.at FROM given
    WHERE r.import_id = ${importId}::uuid AND r.origin_id = given."originId" AND r.state = 'SUCCESS'
    RETURNING r.origin_id AS "originId", r.original_at AS time,
      nullif(r.record ->> ${category}::text, '') AS category, nullif(r.record ->> 'assignedById', '') AS owner`
}

/** What staging says of the rows that are in the portal. */
export async function stagedTallies(prisma: PrismaClient, importId: string, category: string): Promise<Tallies> {
  const rows = await prisma.$queryRaw<{ kind: keyof Tallies; key: string; count: number }[]>`
    WITH there AS (SELECT original_at, record FROM import_row WHERE import_id = ${importId}::uuid AND state = 'SUCCESS')
    SELECT 'month' AS kind, to_char(original_at AT TIME ZONE 'UTC', 'YYYY-MM') AS key, count(*)::int AS count
      FROM there WHERE original_at IS NOT NULL GROUP BY 2
    UNION ALL SELECT 'category', record ->> ${category}::text, count(*)::int FROM there
      WHERE nullif(record ->> ${category}::text, '') IS NOT NULL GROUP BY 2
    UNION ALL SELECT 'owner', record ->> 'assignedById', count(*)::int FROM there
      WHERE nullif(record ->> 'assignedById', '') IS NOT NULL GROUP BY 2`
  const tallies: Tallies = { month: {}, category: {}, owner: {} }
  for (const { kind, key, count } of rows) tallies[kind][key] = count
  return tallies
}

const shownNames = 100

/** Rows of the run that the portal holds more than once, or not at all. */
export async function wrongRows(prisma: PrismaClient, importId: string) {
  const namesOf = async (seen: Prisma.IntFilter) => {
    const where = { importId, state: 'SUCCESS', seen }
    const [rows, count] = await Promise.all([
      prisma.importRow.findMany({ where, select: { originId: true }, orderBy: { id: 'asc' }, take: shownNames }),
      prisma.importRow.count({ where }),
    ])
    return { names: rows.map(({ originId }) => originId), count }
  }
  const found = await prisma.importRow.count({ where: { importId, state: 'SUCCESS', seen: { gt: 0 } } })
  return { found, doubled: await namesOf({ gt: 1 }), missing: await namesOf({ equals: 0 }) }
}

export interface SampleRow {
  number: number
  itemId: number
  record: Record<string, unknown>
}

/** Rows that stand for all: the same ones each time, spread over the file. */
export const sampleRows = (prisma: PrismaClient, importId: string, count: number) =>
  prisma.$queryRaw<SampleRow[]>`
    SELECT number, item_id AS "itemId", record FROM import_row
    WHERE import_id = ${importId}::uuid AND state = 'SUCCESS' AND record IS NOT NULL ORDER BY md5(id::text) LIMIT ${count}`
