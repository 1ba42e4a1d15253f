import type { Prisma } from '@poryadok/prisma'
import type { ImportRun } from '../import-run.ts'

type Tx = Prisma.TransactionClient

/**
 * What another import of the same source brought since these rows were staged: the same content is skipped, other content changes
 * that record. One import of a portal writes at a time, so nothing slips between this look and the writing. How many were skipped.
 */
export async function skipKnown(tx: Tx, { id, portalId, entityTypeId }: ImportRun): Promise<number> {
  await tx.$executeRaw`
    UPDATE import_row r SET item_id = e.item_id FROM import_row e
    WHERE r.import_id = ${id}::uuid AND r.state = 'NEW' AND e.portal_id = ${portalId}::uuid AND e.entity_type_id = ${entityTypeId}
      AND e.origin_id = r.origin_id AND e.import_id <> r.import_id AND e.state = 'SUCCESS' AND r.item_id IS NULL`
  return tx.$executeRaw`
    UPDATE import_row r SET state = 'SKIPPED', because = '[{"code":"import.known-row","params":{}}]'
    WHERE r.import_id = ${id}::uuid AND r.state = 'NEW' AND EXISTS (
      SELECT FROM import_row e WHERE e.portal_id = ${portalId}::uuid AND e.entity_type_id = ${entityTypeId}
        AND e.origin_id = r.origin_id AND e.import_id <> r.import_id AND e.state = 'SUCCESS' AND e.hash = r.hash
        AND NOT EXISTS (SELECT FROM import_row n WHERE n.portal_id = e.portal_id AND n.entity_type_id = e.entity_type_id
          AND n.origin_id = e.origin_id AND n.state = 'SUCCESS' AND n.id > e.id))`
}
