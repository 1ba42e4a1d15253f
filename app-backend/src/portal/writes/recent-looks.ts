import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { recordEventNames } from '../sync/record-event-names.ts'
import type { Values } from './ledger.ts'
import { recordKey } from './read-present.ts'

/** So long a look at a record stands for another one, ms. */
const freshMs = 3_000

/**
 * What the portal showed of records a moment ago, by `recordKey`: those that were looked at since our own last write of them, and of
 * which no event has come since. The answer to a write is no look: the portal's automation may have its turn after it.
 */
export async function recentLooks(
  prisma: PrismaClient,
  portalId: string,
  wanted: readonly { entityTypeId: number; entityId: number | null }[],
  now: Date,
): Promise<Map<string, Values>> {
  const looks = new Map<string, Values>()
  for (const [entityTypeId, rows] of Map.groupBy(wanted, (row) => row.entityTypeId)) {
    const ids = rows.flatMap(({ entityId }) => entityId ?? [])
    const names = recordEventNames([entityTypeId]).filter((name) => !name.endsWith('ADD'))
    const undisturbed = await prisma.$queryRaw<{ id: number }[]>`
      SELECT s.entity_id AS id FROM record_snapshot s
      WHERE s.portal_id = ${portalId}::uuid AND s.entity_type_id = ${entityTypeId} AND s.entity_id = ANY(${ids}::int[])
        AND s.deleted_at IS NULL AND s.seen_at >= ${new Date(now.getTime() - freshMs)}
        AND NOT EXISTS (SELECT FROM ledger_entry l
          WHERE l.portal_id = s.portal_id AND l.entity_type_id = s.entity_type_id AND l.entity_id = s.entity_id
            AND l.done_at >= s.seen_at AND l.state = 'done')
        AND NOT EXISTS (SELECT FROM portal_event e
          WHERE e.portal_id = s.portal_id AND e.object_id = s.entity_id AND e.name IN (${Prisma.join(names)})
            AND (e.entity_type_id IS NULL OR e.entity_type_id = s.entity_type_id) AND e.received_at >= s.seen_at)`
    const seen = await prisma.recordSnapshot.findMany({
      where: { portalId, entityTypeId, entityId: { in: undisturbed.map(({ id }) => id) } },
    })
    for (const { entityId, watched, ...plain } of seen)
      looks.set(recordKey(entityTypeId, entityId), { ...plain, ...(watched as Values) })
  }
  return looks
}
