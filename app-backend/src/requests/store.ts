import type { PrismaClient } from '@poryadok/prisma'

export interface RequestRecord {
  id: number
  portalId: string
  entityTypeId: number
  entityId: number
  contactId: number | null
  companyId: number | null
  deleted: boolean
}

export interface LetterFacts {
  letterId: number
  activityId: number
  attachments: { name: string; type: string; sizeBytes: number }[]
  why: { code: string; params: Record<string, string | number> }[]
}

export interface RequestStore {
  byId(portalId: string, id: number): Promise<RequestRecord | null>
  /** Our number of the request that a record of the portal is; null for a record that is none. */
  idOf(portalId: string, entityTypeId: number, entityId: number): Promise<number | null>
  /** Remembers a record of the portal as a request of ours; the same record twice is one. A client that was not known then is added. */
  remember(request: Omit<RequestRecord, 'id' | 'deleted'>, now: Date): Promise<RequestRecord>
  markDeleted(portalId: string, entityTypeId: number, entityId: number, now: Date): Promise<void>
  /** Count and last date of the letters of each request, for rows of a list. */
  letterCounts(
    portalId: string,
    entityTypeId: number,
    entityIds: number[],
  ): Promise<Map<number, { count: number; lastAt: Date }>>
  /** What we know of the letters behind timeline records. */
  letterFacts(portalId: string, activityIds: number[]): Promise<Map<number, LetterFacts>>
}

export function createRequestStore(prisma: PrismaClient): RequestStore {
  type Row = NonNullable<Awaited<ReturnType<typeof prisma.requestRecord.findFirst>>>
  const recordOf = ({ id, portalId, entityTypeId, entityId, contactId, companyId, deletedAt }: Row): RequestRecord => ({
    id,
    portalId,
    entityTypeId,
    entityId,
    contactId,
    companyId,
    deleted: deletedAt !== null,
  })

  return {
    async byId(portalId, id) {
      const row = await prisma.requestRecord.findFirst({ where: { id, portalId } })
      return row && recordOf(row)
    },

    async idOf(portalId, entityTypeId, entityId) {
      const where = { portalId, entityTypeId, entityId }
      return (await prisma.requestRecord.findFirst({ where, select: { id: true } }))?.id ?? null
    },

    async remember(request, now) {
      const { portalId, entityTypeId, entityId, contactId, companyId } = request
      const key = { portalId, entityTypeId, entityId }
      // Screens and letters may meet a record at the same moment: neither is to fail by the other.
      const { count } = await prisma.requestRecord.createMany({
        data: [{ ...request, createdAt: now }],
        skipDuplicates: true,
      })
      if (count === 0 && contactId !== null)
        await prisma.requestRecord.updateMany({ where: { ...key, contactId: null }, data: { contactId, companyId } })
      return recordOf(await prisma.requestRecord.findFirstOrThrow({ where: key }))
    },

    async markDeleted(portalId, entityTypeId, entityId, now) {
      await prisma.requestRecord.updateMany({
        where: { portalId, entityTypeId, entityId, deletedAt: null },
        data: { deletedAt: now },
      })
    },

    async letterCounts(portalId, entityTypeId, entityIds) {
      const rows = await prisma.$queryRaw<{ entity_id: number; count: number; last_at: Date }[]>`
        SELECT r.entity_id, count(*)::int AS count, max(l.received_at) AS last_at
        FROM request_record r JOIN letter l ON l.portal_id = r.portal_id AND l.request_id = r.id
        WHERE r.portal_id = ${portalId}::uuid AND r.entity_type_id = ${entityTypeId} AND r.entity_id = ANY(${entityIds}::int[])
        GROUP BY r.entity_id`
      return new Map(rows.map((row) => [row.entity_id, { count: row.count, lastAt: row.last_at }]))
    },

    async letterFacts(portalId, activityIds) {
      const rows = await prisma.letter.findMany({
        where: { portalId, activityId: { in: activityIds } },
        select: { id: true, activityId: true, attachments: true, why: true },
      })
      return new Map(
        rows.map((row) => [
          row.activityId ?? 0,
          {
            letterId: row.id,
            activityId: row.activityId ?? 0,
            attachments: (row.attachments ?? []) as LetterFacts['attachments'],
            why: row.why as unknown as LetterFacts['why'],
          },
        ]),
      )
    },
  }
}
