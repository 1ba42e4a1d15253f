import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { HistoryRow } from './history-page.ts'
import type { StageChange, StageStay } from './rules/stage-stays.ts'

export type Tx = Prisma.TransactionClient

/** Whose history it is. */
export interface TypeKey {
  portalId: string
  entityTypeId: number
}

export interface HistoryCursor {
  /** Every row up to it has been read. */
  afterId: number
  /** The highest number that was seen. */
  headId: number
  /** When reading began: what happened before is the past. */
  begunAt: Date
  /** When all of the past had been read; null until then. */
  caughtUpAt: Date | null
  lastOkAt: Date | null
}

/** A stay with its lengths; both null while it lasts. */
export interface LongStay extends StageStay {
  ms: number | null
  workingMs: number | null
}

export function createStageStore(prisma: PrismaClient) {
  return {
    /** The cursor of a type; made now when its history was never read. */
    async cursor({ portalId, entityTypeId }: TypeKey, now: Date): Promise<HistoryCursor> {
      const key = { portalId, entityTypeId }
      await prisma.stageCursor.createMany({ data: [{ ...key, headAt: now, begunAt: now }], skipDuplicates: true })
      return prisma.stageCursor.findFirstOrThrow({ where: key })
    },

    /** The cursor of a type; null when its history was never read. */
    knownCursor: ({ portalId, entityTypeId }: TypeKey): Promise<HistoryCursor | null> =>
      prisma.stageCursor.findFirst({ where: { portalId, entityTypeId } }),

    /** Never goes back: a worker whose job was given away may still be here. */
    async moveCursor(tx: Tx, key: TypeKey, to: { afterId: number; headId: number; ended: boolean }, now: Date) {
      await tx.$executeRaw`
        UPDATE stage_cursor SET after_id = GREATEST(after_id, ${to.afterId}), last_ok_at = ${now},
          head_at = CASE WHEN head_id < ${to.headId} THEN ${now} ELSE head_at END, head_id = GREATEST(head_id, ${to.headId}),
          caught_up_at = CASE WHEN ${to.ended} THEN COALESCE(caught_up_at, ${now}) ELSE caught_up_at END
        WHERE portal_id = ${key.portalId}::uuid AND entity_type_id = ${key.entityTypeId}`
    },

    /** Keeps rows of the history; resolves to the records of those that are new or differ from what was kept. */
    async keepChanges(tx: Tx, { portalId, entityTypeId }: TypeKey, rows: readonly KeptRow[]): Promise<number[]> {
      if (rows.length === 0) return []
      const values = JSON.stringify(
        rows.map(({ id, entityId, stageId, at, readAt, restored }) => ({
          portal_id: portalId,
          entity_type_id: entityTypeId,
          id,
          entity_id: entityId,
          stage_id: stageId,
          at,
          read_at: readAt,
          restored,
        })),
      )
      const changed = await tx.$queryRaw<{ entity_id: number }[]>`
        INSERT INTO stage_change (portal_id, entity_type_id, id, entity_id, stage_id, at, read_at, restored)
        SELECT portal_id, entity_type_id, id, entity_id, stage_id, at, read_at, restored
        FROM jsonb_populate_recordset(NULL::stage_change, ${values}::jsonb)
        ON CONFLICT (portal_id, entity_type_id, id) DO UPDATE
          SET entity_id = EXCLUDED.entity_id, stage_id = EXCLUDED.stage_id, at = EXCLUDED.at
          WHERE (stage_change.entity_id, stage_change.stage_id, stage_change.at)
            IS DISTINCT FROM (EXCLUDED.entity_id, EXCLUDED.stage_id, EXCLUDED.at)
        RETURNING entity_id`
      return [...new Set(changed.map((row) => row.entity_id))]
    },

    /** The kept history by record. */
    async changesOf(tx: Tx, key: TypeKey, entityIds: readonly number[]): Promise<Map<number, StageChange[]>> {
      const rows = await tx.stageChange.findMany({
        where: { ...key, entityId: { in: [...entityIds] } },
        select: { id: true, entityId: true, stageId: true, at: true, restored: true },
      })
      return Map.groupBy(rows, ({ entityId }) => entityId)
    },

    /** The kept stays by record, in their order. */
    async staysOf(tx: Tx, key: TypeKey, entityIds: readonly number[]): Promise<Map<number, LongStay[]>> {
      const rows = await tx.stageStay.findMany({
        where: { ...key, entityId: { in: [...entityIds] } },
        orderBy: { number: 'asc' },
      })
      const stays = rows.map(({ entityId, stageId, fromAt, toAt, ms, workingMs, restored }) => ({
        entityId,
        stay: { stageId, from: fromAt, to: toAt, restored, ms: numberOf(ms), workingMs: numberOf(workingMs) },
      }))
      return new Map(
        [...Map.groupBy(stays, ({ entityId }) => entityId)].map(([id, all]) => [id, all.map(({ stay }) => stay)]),
      )
    },

    /** The stay of a record that nothing was read of since the past was: in its stage since it was made. */
    async firstStay(key: TypeKey, entityId: number): Promise<StageStay[]> {
      const cursor = await prisma.stageCursor.findFirst({ where: { ...key, caughtUpAt: { not: null } } })
      const record = cursor && (await prisma.recordSnapshot.findFirst({ where: { ...key, entityId, deletedAt: null } }))
      const { stageId, createdTime: from } = record ?? {}
      return stageId && from ? [{ stageId, from, to: null, restored: false }] : []
    },

    /** Puts the stays of records in the place of those that were kept. */
    async replaceStays(tx: Tx, key: TypeKey, stays: ReadonlyMap<number, readonly LongStay[]>): Promise<void> {
      await tx.stageStay.deleteMany({ where: { ...key, entityId: { in: [...stays.keys()] } } })
      await tx.stageStay.createMany({
        data: [...stays].flatMap(([entityId, all]) =>
          all.map(({ stageId, from, to, restored, ms, workingMs }, number) => ({
            ...key,
            entityId,
            number,
            stageId,
            fromAt: from,
            toAt: to,
            restored,
            ms: ms === null ? null : BigInt(ms),
            workingMs: workingMs === null ? null : BigInt(workingMs),
          })),
        ),
      })
    },

    /** Records with a history or stays after a number, by their numbers. */
    async recordsAfter({ portalId, entityTypeId }: TypeKey, after: number, limit: number): Promise<number[]> {
      const rows = await prisma.$queryRaw<{ id: number }[]>`
        SELECT id FROM (
          SELECT entity_id AS id FROM stage_change WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId}
          UNION SELECT entity_id FROM stage_stay WHERE portal_id = ${portalId}::uuid AND entity_type_id = ${entityTypeId}) known
        WHERE id > ${after} ORDER BY id LIMIT ${limit}`
      return rows.map(({ id }) => id)
    },

    /** One worker at a time computes the stays of a type. */
    async lock(tx: Tx, { portalId, entityTypeId }: TypeKey): Promise<void> {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stage-time/${portalId}/${entityTypeId}`}, 0))::text`
    },
  }
}
export type StageStore = ReturnType<typeof createStageStore>

/** A row of the history with how it was read. */
export interface KeptRow extends HistoryRow {
  readAt: Date
  restored: boolean
}

const numberOf = (value: bigint | null) => (value === null ? null : Number(value))
