import type { PrismaClient } from '@poryadok/prisma'

interface Asked {
  portalId: string
  entityTypeId: number
  originIds: readonly string[]
}

/** When rows of these names were settled last; `settledAt` null: one of them is on its way. */
export async function settledTimes(
  prisma: PrismaClient,
  { portalId, entityTypeId, originIds }: Asked,
): Promise<Map<string, { settledAt: Date | null }>> {
  const rows = await prisma.$queryRaw<{ originId: string; settledAt: Date | null; going: boolean }[]>`
    SELECT origin_id AS "originId", max(settled_at) AS "settledAt", bool_or(state = 'IN_FLIGHT') AS going FROM import_row
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND origin_id = ANY(${[...originIds]})
      AND state IN ('SUCCESS', 'IN_FLIGHT') GROUP BY origin_id`
  return new Map(rows.map(({ originId, settledAt, going }) => [originId, { settledAt: going ? null : settledAt }]))
}
