import type { PrismaClient } from '@poryadok/prisma'
import type { Transaction } from '../platform/db/database.ts'

/** The record of the CRM that plays the request. */
export interface RequestPlace {
  portalId: string
  entityTypeId: number
  entityId: number
}

/** What was decided on a record before. */
export interface PastDecision {
  kind: string
  outcome: string
  decidedAt: Date
}

/** Decisions of the kinds on the record, the oldest first. */
export async function pastDecisions(
  prisma: Pick<PrismaClient, 'decision'>,
  { portalId, entityTypeId, entityId }: RequestPlace,
  kinds: readonly string[],
): Promise<PastDecision[]> {
  return prisma.decision.findMany({
    where: { portalId, entityTypeId, entityId, kind: { in: [...kinds] } },
    select: { kind: true, outcome: true, decidedAt: true },
    orderBy: { id: 'asc' },
  })
}

/** Was the kind decided on because of this letter before? */
export const decidedOnLetter = async (tx: Transaction, portalId: string, letterId: number, kind: string) =>
  (await tx.decision.findFirst({ where: { portalId, letterId, kind }, select: { id: true } })) !== null

const triageLock = 0x7a6

/** Until the end of the transaction nobody else decides on the record. */
export async function lockRecord(tx: Transaction, { portalId, entityTypeId, entityId }: RequestPlace): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${triageLock}::int, hashtext(${`${portalId}/${entityTypeId}/${entityId}`}))`
}

/** What the request of a letter holds now, as far as it was read. */
export interface FieldsNow {
  categoryId: string | null
  resolveBy: string | null
  responsibleId: number | null
  /** As the card says it; empty when it was not read. */
  source: string
  contactIds: number[]
  companyId: number | null
}

/** The fields of the requests that the letters stand in, by letter. */
export async function fieldsNow(
  prisma: PrismaClient,
  portalId: string,
  letterIds: readonly number[],
  names: { category: string; resolveBy: string },
): Promise<Map<number, FieldsNow>> {
  const rows = await prisma.$queryRaw<
    {
      id: number
      category: string | null
      resolve_by: string | null
      assigned_by_id: number | null
      source: string | null
      contact_ids: number[]
      company_id: number | null
    }[]
  >`
    SELECT l.id, s.watched ->> ${names.category} AS category, s.watched ->> ${names.resolveBy} AS resolve_by, s.assigned_by_id,
      s.watched ->> 'sourceId' AS source, s.contact_ids, s.company_id
    FROM letter l
    JOIN request_record r ON r.id = l.request_id
    JOIN record_snapshot s ON s.portal_id = r.portal_id AND s.entity_type_id = r.entity_type_id AND s.entity_id = r.entity_id
    WHERE l.portal_id = ${portalId}::uuid AND l.id = ANY(${[...letterIds]}::int[])`
  const value = (text: string | null) => (text === null || text === '' || text === '0' ? null : text)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        categoryId: value(row.category),
        resolveBy: value(row.resolve_by),
        responsibleId: row.assigned_by_id,
        source: row.source ?? '',
        contactIds: row.contact_ids,
        companyId: row.company_id,
      },
    ]),
  )
}

/** The letter that opened the request; null for one that no letter opened. */
export async function openingLetter(
  prisma: PrismaClient,
  portalId: string,
  requestId: number,
): Promise<{ id: number; receivedAt: Date } | null> {
  return prisma.letter.findFirst({
    where: { portalId, requestId, outcome: 'created' },
    select: { id: true, receivedAt: true },
    orderBy: { id: 'asc' },
  })
}

/** Requests that a person has to look at: nobody was found, or a category waits to be confirmed. The longest first. */
export async function placesToSettle(prisma: PrismaClient, portalId: string, take: number): Promise<RequestPlace[]> {
  return prisma.requestTriage.findMany({
    where: { portalId, OR: [{ waitingSince: { not: null } }, { suggestedId: { not: null } }] },
    select: { portalId: true, entityTypeId: true, entityId: true },
    orderBy: { receivedAt: 'asc' },
    take,
  })
}

/** Requests for which nobody was found, those that wait longest first. */
export async function waitingPlaces(prisma: PrismaClient, portalId: string, take: number): Promise<RequestPlace[]> {
  return prisma.requestTriage.findMany({
    where: { portalId, waitingSince: { not: null } },
    select: { portalId: true, entityTypeId: true, entityId: true },
    orderBy: { waitingSince: 'asc' },
    take,
  })
}
