import type { PrismaClient } from '@poryadok/prisma'

/** Rows that the next writing will send: all, those that change records; of the new ones those with an old time, and whose the portal takes. */
export async function countPlanned(
  prisma: PrismaClient,
  importId: string,
  datesFrom: Date | null,
): Promise<{ rows: number; timed: number; dated: number; updates: number }> {
  const [counts] = await prisma.$queryRaw<{ rows: number; timed: number; dated: number; updates: number }[]>`
    SELECT count(*)::int AS rows, count(*) FILTER (WHERE item_id IS NOT NULL)::int AS updates,
      count(*) FILTER (WHERE item_id IS NULL AND original_at IS NOT NULL)::int AS timed,
      count(*) FILTER (WHERE item_id IS NULL AND original_at >= ${datesFrom}::timestamptz)::int AS dated
    FROM import_row WHERE import_id = ${importId}::uuid AND state = 'NEW' AND record IS NOT NULL`
  return counts ?? { rows: 0, timed: 0, dated: 0, updates: 0 }
}
