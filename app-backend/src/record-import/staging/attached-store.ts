import type { PrismaClient } from '@poryadok/prisma'
import type { ImportRun } from '../import-run.ts'
import type { AttachedRecord } from '../rules/attached-record.ts'

/** Records of the portal that imports of a type have brought under these names. */
export const importedItems = (
  prisma: PrismaClient,
  { portalId, entityTypeId }: Pick<ImportRun, 'portalId' | 'entityTypeId'>,
  originIds: readonly string[],
): Promise<{ originId: string; itemId: number }[]> =>
  prisma.$queryRaw`
    SELECT DISTINCT origin_id AS "originId", item_id AS "itemId" FROM import_row
    WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND origin_id = ANY(${[...originIds]})
      AND state = 'SUCCESS' AND item_id IS NOT NULL`

/** What rows of comments and files are to become, by id. */
export async function attachedRecords(
  prisma: PrismaClient,
  ids: readonly bigint[],
): Promise<Map<bigint, AttachedRecord>> {
  const rows = await prisma.importRow.findMany({ where: { id: { in: [...ids] } }, select: { id: true, record: true } })
  return new Map(rows.flatMap(({ id, record }) => (record === null ? [] : [[id, record as unknown as AttachedRecord]])))
}
