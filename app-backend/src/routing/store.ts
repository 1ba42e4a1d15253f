import type { PrismaClient } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'
import { companyEntityTypeId, contactEntityTypeId } from '../portal/index.ts'
import type { RoutingQuestion } from './contract.ts'

/** What of a request's card the conditions of groups ask for. */
export type RequestCard = Pick<RoutingQuestion, 'sourceId' | 'clients'>

export interface RoutingStore {
  /** Open requests by responsible, those included that are given out but not yet written into the portal. */
  openOf(portalId: string, entityTypeId: number, closedStages: readonly string[]): Promise<Map<number, number>>
  lastInTurn(portalId: string): Promise<{ groupId: number; userId: number }[]>
  /** Who served the client last; null for a new one. */
  previousOf(portalId: string, entityTypeId: number, contactId: number, exceptId: number): Promise<number | null>
  /** Source and client of the request, as its card was read last. */
  cardOf(portalId: string, entityTypeId: number, entityId: number): Promise<RequestCard>
  /** The group's turn was this person's. */
  takeTurn(tx: Transaction, portalId: string, groupId: number, userId: number, now: Date): Promise<void>
}

/** Out of a record as it was read last; null: it never was. */
export function cardOf(
  row: { contactIds: readonly number[]; companyId: number | null; watched: unknown } | null,
): RequestCard {
  if (!row) return { sourceId: null, clients: [] }
  const source = (row.watched as Record<string, unknown> | null)?.['sourceId']
  const contacts = row.contactIds.map((id) => ({ entityTypeId: contactEntityTypeId, id }))
  const company = row.companyId === null ? [] : [{ entityTypeId: companyEntityTypeId, id: row.companyId }]
  return { sourceId: typeof source === 'string' && source !== '' ? source : null, clients: [...contacts, ...company] }
}

export function createRoutingStore(prisma: PrismaClient): RoutingStore {
  return {
    async openOf(portalId, entityTypeId, closedStages) {
      const rows = await prisma.$queryRaw<{ user_id: number; open: number }[]>`
        SELECT COALESCE(given.user_id, s.assigned_by_id) AS user_id, count(*)::int AS open
        FROM record_snapshot s
        LEFT JOIN LATERAL (
          SELECT (e.after ->> 'assignedById')::int AS user_id FROM ledger_entry e
          WHERE e.portal_id = s.portal_id AND e.entity_type_id = s.entity_type_id AND e.entity_id = s.entity_id
            AND e.state IN ('planned', 'sending', 'unknown') AND e.after ? 'assignedById'
          ORDER BY e.id DESC LIMIT 1) given ON true
        WHERE s.portal_id = ${portalId}::uuid AND s.entity_type_id = ${entityTypeId} AND s.deleted_at IS NULL
          AND NOT (COALESCE(s.stage_id, '') = ANY(${[...closedStages]}::text[]))
        GROUP BY 1`
      return new Map(rows.flatMap((row) => (row.user_id === null ? [] : [[row.user_id, row.open] as const])))
    },

    lastInTurn: (portalId) =>
      prisma.routingTurn.findMany({ where: { portalId }, select: { groupId: true, userId: true } }),

    async previousOf(portalId, entityTypeId, contactId, exceptId) {
      const row = await prisma.recordSnapshot.findFirst({
        where: { portalId, entityTypeId, contactIds: { has: contactId }, entityId: { not: exceptId } },
        select: { assignedById: true },
        orderBy: { entityId: 'desc' },
      })
      return row?.assignedById ?? null
    },

    cardOf: async (portalId, entityTypeId, entityId) =>
      cardOf(
        await prisma.recordSnapshot.findFirst({
          where: { portalId, entityTypeId, entityId },
          select: { contactIds: true, companyId: true, watched: true },
        }),
      ),

    async takeTurn(tx, portalId, groupId, userId, now) {
      await tx.$executeRaw`
        INSERT INTO routing_turn (portal_id, group_id, user_id, taken_at) VALUES (${portalId}::uuid, ${groupId}, ${userId}, ${now})
        ON CONFLICT (portal_id, group_id) DO UPDATE SET user_id = EXCLUDED.user_id, taken_at = EXCLUDED.taken_at`
    },
  }
}
