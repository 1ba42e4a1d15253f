import { acrossPortals, inPortal, type PrismaClient } from '@poryadok/prisma'
import type { Lease } from '../../platform/jobs/lease.ts'

export interface NewEvent {
  portalId: string
  name: string
  objectId: number | null
  entityTypeId: number | null
  occurredAt: Date
}

export interface StoredEvent extends NewEvent {
  id: number
  attempts: number
}

export interface EventStore {
  save(event: NewEvent, now: Date): Promise<void>
  /** Takes up to `limit` due events for this worker alone. */
  claim(limit: number, now: Date, lease: Lease): Promise<StoredEvent[]>
  done(ids: number[], lease: Lease, now: Date): Promise<void>
  failed(id: number, lease: Lease, dueAt: Date, error: string): Promise<void>
  nextDue(): Promise<Date | null>
}

interface EventRow {
  id: number
  portal_id: string
  name: string
  object_id: number | null
  entity_type_id: number | null
  occurred_at: Date
  attempts: number
}

/** Inbox of the portal's events: a row is there before the portal hears 200. */
export function createEventStore(prisma: PrismaClient): EventStore {
  return {
    async save(event, now) {
      await inPortal(event.portalId, () =>
        prisma.portalEvent.create({ data: { ...event, receivedAt: now, dueAt: now } }),
      )
    },

    async claim(limit, now, lease) {
      const rows = await acrossPortals(
        () => prisma.$queryRaw<EventRow[]>`
        UPDATE portal_event SET lease_until = ${lease.until}::timestamptz, lease_token = ${lease.token}
        WHERE id IN (
          SELECT id FROM portal_event
          WHERE done_at IS NULL AND due_at <= ${now}::timestamptz AND (lease_until IS NULL OR lease_until <= ${now}::timestamptz)
          ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING id, portal_id, name, object_id, entity_type_id, occurred_at, attempts`,
      )
      return rows
        .map((row) => ({
          id: row.id,
          portalId: row.portal_id,
          name: row.name,
          objectId: row.object_id,
          entityTypeId: row.entity_type_id,
          occurredAt: row.occurred_at,
          attempts: row.attempts,
        }))
        .sort((a, b) => a.id - b.id)
    },

    async done(ids, lease, now) {
      await acrossPortals(() =>
        prisma.portalEvent.updateMany({
          where: { id: { in: ids }, leaseToken: lease.token },
          data: { doneAt: now, leaseUntil: null, leaseToken: null },
        }),
      )
    },

    async failed(id, lease, dueAt, error) {
      await acrossPortals(() =>
        prisma.portalEvent.updateMany({
          where: { id, leaseToken: lease.token },
          data: {
            dueAt,
            attempts: { increment: 1 },
            lastError: error.slice(0, 500),
            leaseUntil: null,
            leaseToken: null,
          },
        }),
      )
    },

    async nextDue() {
      const row = await acrossPortals(() =>
        prisma.portalEvent.findFirst({
          where: { doneAt: null },
          orderBy: { dueAt: 'asc' },
          select: { dueAt: true, leaseUntil: true },
        }),
      )
      if (!row) return null
      return row.leaseUntil && row.leaseUntil > row.dueAt ? row.leaseUntil : row.dueAt
    },
  }
}
