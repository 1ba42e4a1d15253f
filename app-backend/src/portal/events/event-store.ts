import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'

export type EventSource = 'online' | 'offline'

export interface NewEvent {
  portalId: string
  name: string
  objectId: number | null
  entityTypeId: number | null
  occurredAt: Date
  source: EventSource
  /** Of the offline queue: what is read twice is stored once. */
  messageId: string | null
}

export interface StoredEvent extends NewEvent {
  id: number
  attempts: number
  receivedAt: Date
}

export type EventTx = Prisma.TransactionClient

export interface EventStore {
  /** Keeps the events of portals that are there; `after` runs in the same transaction. */
  save(events: readonly NewEvent[], now: Date, after: (tx: EventTx) => Promise<void>): Promise<void>
  /** Due events of a portal in the order of arrival; the portal's job sees to it that one worker at a time takes them. */
  due(portalId: string, limit: number, now: Date): Promise<StoredEvent[]>
  done(portalId: string, ids: readonly number[], now: Date): Promise<void>
  /** A failed one comes again at `dueAt`; null: it is given up. */
  failed(portalId: string, ids: readonly number[], dueAt: Date | null, error: string, now: Date): Promise<void>
  /** They come again at `dueAt`; nothing failed. */
  hold(portalId: string, ids: readonly number[], dueAt: Date): Promise<void>
  nextDue(portalId: string): Promise<Date | null>
  /** Portals with events that nobody has processed. */
  waiting(): Promise<string[]>
}

/** Inbox of the portals' events: a row is there before the portal hears 200. */
export function createEventStore(prisma: PrismaClient): EventStore {
  return {
    async save(events, now, after) {
      const values = JSON.stringify(
        events.map((event) => ({
          portal_id: event.portalId,
          name: event.name,
          object_id: event.objectId,
          entity_type_id: event.entityTypeId,
          occurred_at: event.occurredAt,
          source: event.source,
          message_id: event.messageId,
        })),
      )
      const only = events[0]?.portalId ?? ''
      const one = events.every((event) => event.portalId === only)
      await (one ? (work: () => Promise<void>) => inPortal(only, work) : acrossPortals)(() =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRaw`
            INSERT INTO portal_event (portal_id, name, object_id, entity_type_id, occurred_at, source, message_id, received_at, due_at)
            SELECT e.portal_id, e.name, e.object_id, e.entity_type_id, e.occurred_at, e.source, e.message_id, ${now}, ${now}
            FROM jsonb_populate_recordset(NULL::portal_event, ${values}::jsonb) e JOIN portal p ON p.id = e.portal_id
            ON CONFLICT (portal_id, message_id) DO NOTHING`
          await after(tx)
        }),
      )
    },

    async due(portalId, limit, now) {
      const rows = await prisma.portalEvent.findMany({
        where: { portalId, doneAt: null, dueAt: { lte: now } },
        orderBy: { id: 'asc' },
        take: limit,
      })
      return rows.map((row) => ({
        id: row.id,
        portalId,
        name: row.name,
        objectId: row.objectId,
        entityTypeId: row.entityTypeId,
        occurredAt: row.occurredAt,
        source: row.source as EventSource,
        messageId: row.messageId,
        attempts: row.attempts,
        receivedAt: row.receivedAt,
      }))
    },

    async done(portalId, ids, now) {
      await prisma.$executeRaw`
        UPDATE portal_event SET done_at = ${now}, last_error = NULL
        WHERE portal_id = ${portalId}::uuid AND id = ANY(${[...ids]}::int[])`
    },

    async failed(portalId, ids, dueAt, error, now) {
      await prisma.portalEvent.updateMany({
        where: { portalId, id: { in: [...ids] } },
        data: {
          ...(dueAt ? { dueAt } : { doneAt: now }),
          attempts: { increment: 1 },
          lastError: error.slice(0, 500),
        },
      })
    },

    async hold(portalId, ids, dueAt) {
      if (ids.length === 0) return
      await prisma.portalEvent.updateMany({ where: { portalId, id: { in: [...ids] } }, data: { dueAt } })
    },

    async nextDue(portalId) {
      const row = await prisma.portalEvent.findFirst({
        where: { portalId, doneAt: null },
        orderBy: { dueAt: 'asc' },
        select: { dueAt: true },
      })
      return row?.dueAt ?? null
    },

    async waiting() {
      const rows = await acrossPortals(() =>
        prisma.portalEvent.findMany({ where: { doneAt: null }, distinct: ['portalId'], select: { portalId: true } }),
      )
      return rows.map((row) => row.portalId)
    },
  }
}
