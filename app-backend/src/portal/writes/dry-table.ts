import type { PrismaClient } from '@poryadok/prisma'

/** What an imagined run would do: how many values go from where to where, and which records. */
export interface DryTable {
  /** The most frequent first, 200 at most. */
  moves: { entityTypeId: number; field: string; from: unknown; to: unknown; count: number }[]
  /** Records that would change. */
  records: number
}

/** The from -> to table of a run, counted by the database. */
export async function dryTable(prisma: PrismaClient, portalId: string, runId: string): Promise<DryTable> {
  const moves = await prisma.$queryRaw<DryTable['moves']>`
    SELECT e.entity_type_id AS "entityTypeId", f.key AS field, e.before->f.key AS "from", f.value AS "to", count(*)::int AS count
    FROM ledger_entry e CROSS JOIN LATERAL jsonb_each(e.after) AS f
    WHERE e.portal_id = ${portalId}::uuid AND e.run_id = ${runId}::uuid AND e.before->f.key IS DISTINCT FROM f.value
    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 2, 3, 4 LIMIT 200`
  const [total] = await prisma.$queryRaw<{ records: number }[]>`
    SELECT count(DISTINCT (entity_type_id, entity_id))::int AS records FROM ledger_entry
    WHERE portal_id = ${portalId}::uuid AND run_id = ${runId}::uuid`
  return { moves, records: total?.records ?? 0 }
}
