import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { rowOf, withRun, type LedgerRow } from './ledger-store.ts'
import { batchSize } from './rules/parcels.ts'

/** Rows of the outbox carry a look-up; those of writes that somebody waits for are ended by their callers. */
const ofOutbox = { lookUp: { not: Prisma.AnyNull } } as const

/** Writes that were sent and have no end, the oldest first. */
export async function unknownWrites(prisma: PrismaClient, portalId: string): Promise<LedgerRow[]> {
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, state: { in: ['sending', 'unknown'] }, ...ofOutbox },
    include: withRun,
    orderBy: { id: 'asc' },
    take: 10 * batchSize,
  })
  return rows.map(rowOf)
}

/** When the oldest write without an end was sent; null when there is none. */
export async function nextUnknown(prisma: PrismaClient, portalId: string): Promise<Date | null> {
  const row = await prisma.ledgerEntry.findFirst({
    where: { portalId, state: { in: ['sending', 'unknown'] }, sentAt: { not: null }, ...ofOutbox },
    select: { sentAt: true },
    orderBy: { sentAt: 'asc' },
  })
  return row?.sentAt ?? null
}

/**
 * Takes up to 50 planned writes; they are `sending`. A record's write waits until the earlier ones of the record have ended, but
 * updates of it that were planned and name different fields go together, in their order.
 */
export async function takeWrites(prisma: PrismaClient, portalId: string, now: Date): Promise<LedgerRow[]> {
  const ids = await prisma.$queryRaw<{ id: number }[]>`
    UPDATE ledger_entry SET state = 'sending', sent_at = ${now} WHERE state = 'planned' AND id IN (
      SELECT e.id FROM ledger_entry e
      WHERE e.portal_id = ${portalId}::uuid AND e.state = 'planned' AND (e.entity_id IS NULL OR NOT EXISTS (
        SELECT FROM ledger_entry o WHERE o.portal_id = e.portal_id AND o.entity_type_id = e.entity_type_id AND o.entity_id = e.entity_id
          AND o.id < e.id AND o.state IN ('planned', 'sending', 'unknown') AND o.look_up IS NOT NULL
          AND NOT (o.state = 'planned' AND o.action = 'update' AND e.action = 'update' AND NOT EXISTS (
            SELECT FROM jsonb_object_keys(o.after) AS field WHERE e.after ? field))))
      ORDER BY e.id LIMIT ${batchSize})
    RETURNING id`
  if (ids.length === 0) return []
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, id: { in: ids.map(({ id }) => id) } },
    include: withRun,
    orderBy: { id: 'asc' },
  })
  return rows.map(rowOf)
}
