import { Prisma, type PrismaClient, type RecordSnapshot } from '@poryadok/prisma'
import type { KnownRecord, RecordState } from './rules/record-state.ts'

/** What runs within the transaction that keeps the new state: rows written with it stand or fall with the change. */
export type RecordTx = Prisma.TransactionClient

export interface RecordRow {
  state: RecordState
  seenAt: Date
  deletedAt: Date | null
}

export interface RecordStore {
  /** Runs `work` while nobody else in any process looks at these records. */
  locked<Result>(
    portalId: string,
    entityTypeId: number,
    ids: readonly number[],
    work: (tx: RecordTx) => Promise<Result>,
  ): Promise<Result>
  known(tx: RecordTx, portalId: string, entityTypeId: number, ids: readonly number[]): Promise<Map<number, KnownRecord>>
  keep(tx: RecordTx, portalId: string, rows: readonly RecordRow[]): Promise<void>
  /** Records that were looked at and found as they were. */
  seen(tx: RecordTx, portalId: string, entityTypeId: number, ids: readonly number[], seenAt: Date): Promise<void>
  /** Ids that the product believes to be there, from `after` on. */
  idsAfter(portalId: string, entityTypeId: number, after: number, limit: number): Promise<number[]>
}

const transactionMs = 60_000

export function createRecordStore(prisma: PrismaClient): RecordStore {
  return {
    locked(portalId, entityTypeId, ids, work) {
      return prisma.$transaction(
        async (tx) => {
          const prefix = `${portalId}/${entityTypeId}/`
          await tx.$executeRaw`
            SELECT pg_advisory_xact_lock(key)::text FROM (
              SELECT hashtextextended(${prefix}::text || id::text, 0) AS key FROM unnest(${[...ids]}::int[]) AS id ORDER BY 1) AS keys`
          return work(tx)
        },
        { timeout: transactionMs, maxWait: transactionMs },
      )
    },

    async known(tx, portalId, entityTypeId, ids) {
      const rows = await tx.recordSnapshot.findMany({ where: { portalId, entityTypeId, entityId: { in: [...ids] } } })
      return new Map(
        rows.map((row) => [row.entityId, { state: stateOf(row), deleted: row.deletedAt !== null, seenAt: row.seenAt }]),
      )
    },

    async keep(tx, portalId, rows) {
      if (rows.length === 0) return
      const values = JSON.stringify(
        rows.map(({ state, seenAt, deletedAt }) => ({
          entity_type_id: state.entityTypeId,
          entity_id: state.id,
          title: state.title,
          assigned_by_id: state.assignedById,
          stage_id: state.stageId,
          category_id: state.categoryId,
          company_id: state.companyId,
          company_ids: state.companyIds,
          contact_ids: state.contactIds,
          watched: state.watched,
          updated_by: state.updatedBy,
          created_time: state.createdTime,
          updated_time: state.updatedTime,
          seen_at: seenAt,
          deleted_at: deletedAt,
        })),
      )
      const columns = Prisma.raw(columnNames.join(', '))
      const changed = Prisma.raw(
        columnNames
          .slice(2)
          .map((name) => `${name} = EXCLUDED.${name}`)
          .join(', '),
      )
      await tx.$executeRaw`
        INSERT INTO record_snapshot (portal_id, ${columns})
        SELECT ${portalId}::uuid, ${columns} FROM jsonb_populate_recordset(NULL::record_snapshot, ${values}::jsonb)
        ON CONFLICT (portal_id, entity_type_id, entity_id) DO UPDATE SET ${changed}`
    },

    async seen(tx, portalId, entityTypeId, ids, seenAt) {
      if (ids.length === 0) return
      await tx.$executeRaw`
        UPDATE record_snapshot SET seen_at = ${seenAt}
        WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId} AND entity_id = ANY(${[...ids]}::int[])
          AND seen_at < ${seenAt}`
    },

    async idsAfter(portalId, entityTypeId, after, limit) {
      const rows = await prisma.recordSnapshot.findMany({
        where: { portalId, entityTypeId, entityId: { gt: after }, deletedAt: null },
        orderBy: { entityId: 'asc' },
        take: limit,
        select: { entityId: true },
      })
      return rows.map((row) => row.entityId)
    },
  }
}

const stateOf = (row: RecordSnapshot): RecordState => ({
  entityTypeId: row.entityTypeId,
  id: row.entityId,
  title: row.title,
  assignedById: row.assignedById,
  stageId: row.stageId,
  categoryId: row.categoryId,
  companyId: row.companyId,
  companyIds: row.companyIds,
  contactIds: row.contactIds,
  watched: row.watched as RecordState['watched'],
  updatedBy: row.updatedBy,
  createdTime: row.createdTime,
  updatedTime: row.updatedTime,
})

const columnNames = [
  'entity_type_id',
  'entity_id',
  'title',
  'assigned_by_id',
  'stage_id',
  'category_id',
  'company_id',
  'company_ids',
  'contact_ids',
  'watched',
  'updated_by',
  'created_time',
  'updated_time',
  'seen_at',
  'deleted_at',
]
