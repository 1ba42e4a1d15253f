import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import type { CatchUpCounts, CatchUpHour } from './rules/catch-up-counts.ts'
import { gapBefore, type Gap } from './rules/gap.ts'

export interface OpenCatchUp extends Gap {
  id: number
}

/** How far a catch-up has come. */
export interface CatchUpPhase {
  name: 'changed' | 'deleted' | 'report'
  /** A pass that began after this sees everything of the gap. */
  since: Date
  /** Types whose known records are still to be checked. */
  left: readonly number[]
  /** Passes that were made so far. */
  passes: number
}

export interface CatchUpStore {
  /** Writes down the gap that ended now, if there was one; call it before the process leaves any sign of life itself. */
  begin(portalId: string, now: Date): Promise<void>
  open(portalId: string): Promise<OpenCatchUp | null>
  phase(portalId: string, id: number): Promise<CatchUpPhase>
  enter(portalId: string, id: number, phase: CatchUpPhase, now: Date): Promise<void>
  /** What our own snapshots hold of the gap. */
  held(
    portalId: string,
    gap: Gap,
    entityTypeIds: readonly number[],
  ): Promise<{ counts: CatchUpCounts; byHour: CatchUpHour[] }>
  end(
    id: number,
    report: { missed: CatchUpCounts; caughtUp: CatchUpCounts; byHour: CatchUpHour[] },
    now: Date,
  ): Promise<void>
}

const lock = 0x6a9
const phaseSource = 'catch-up'

export function createCatchUpStore(prisma: PrismaClient): CatchUpStore {
  return {
    begin(portalId, now) {
      return acrossPortals(() =>
        prisma.$transaction(async (tx) => {
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::int, hashtext(${portalId}))::text`
          const [signs] = await tx.$queryRaw<{ beat: Date | null; sign: Date | null }[]>`
            SELECT (SELECT max(seen_at) FROM process_beat) AS beat, GREATEST(
              (SELECT max(last_run_at) FROM sync_cursor WHERE portal_id = ${portalId}::uuid),
              (SELECT received_at FROM portal_event WHERE portal_id = ${portalId}::uuid ORDER BY id DESC LIMIT 1),
              (SELECT max(at) FROM rest_call WHERE portal_id = ${portalId}::uuid),
              (SELECT max(to_at) FROM catch_up WHERE portal_id = ${portalId}::uuid)) AS sign`
          const { beat = null, sign = null } = signs ?? {}
          const last = beat && sign ? (beat > sign ? beat : sign) : (sign ?? beat)
          const gap = gapBefore(now, last, beat !== null)
          // Work of this portal was never seen: it was installed while nobody could listen, or just now.
          if (!gap || !sign) return
          const nothing = { added: 0, changed: 0, deleted: 0 }
          await tx.catchUp.create({
            data: { portalId, fromAt: gap.from, toAt: gap.to, missed: nothing, caughtUp: nothing, byHour: [] },
          })
        }),
      )
    },

    async open(portalId) {
      const row = await prisma.catchUp.findFirst({ where: { portalId, endedAt: null }, orderBy: { id: 'asc' } })
      return row && { id: row.id, from: row.fromAt, to: row.toAt }
    },

    async phase(portalId, id) {
      const row = await prisma.syncCursor.findFirst({ where: { portalId, source: phaseSource } })
      const kept = row?.position as (Omit<CatchUpPhase, 'since'> & { id: number; since: string }) | undefined
      if (kept?.id === id) return { name: kept.name, since: new Date(kept.since), left: kept.left, passes: kept.passes }
      const open = await prisma.catchUp.findFirst({ where: { id }, select: { toAt: true } })
      return { name: 'changed', since: open?.toAt ?? new Date(0), left: [], passes: 1 }
    },

    async enter(portalId, id, phase, now) {
      const position = { ...phase, left: [...phase.left], since: phase.since.toISOString(), id }
      await prisma.syncCursor.upsert({
        where: { portalId_source: { portalId, source: phaseSource } },
        create: { portalId, source: phaseSource, position, lastRunAt: now },
        update: { position, lastRunAt: now },
      })
    },

    async held(portalId, { from, to }, entityTypeIds) {
      // The times of the portal are whole seconds. A deletion that an event told as it happened belongs to no gap; when the portal
      // does not tell its time, it counts for the hour in which it was found.
      const rows = await prisma.$queryRaw<{ kind: keyof CatchUpCounts; hour: Date; count: number }[]>`
        WITH gap AS (
          SELECT 'added' AS kind, created_time AS at FROM record_snapshot
          WHERE portal_id = ${portalId}::uuid AND entity_type_id = ANY(${[...entityTypeIds]}::int[]) AND deleted_at IS NULL
            AND created_time >= date_trunc('second', ${from}::timestamptz) AND created_time <= ${to}
          UNION ALL
          SELECT 'changed', updated_time FROM record_snapshot
          WHERE portal_id = ${portalId}::uuid AND entity_type_id = ANY(${[...entityTypeIds]}::int[]) AND deleted_at IS NULL
            AND updated_time >= date_trunc('second', ${from}::timestamptz) AND updated_time <= ${to}
            AND created_time < date_trunc('second', ${from}::timestamptz)
          UNION ALL
          SELECT 'deleted', COALESCE((
            SELECT max(e.occurred_at) FROM portal_event e
            WHERE e.portal_id = s.portal_id AND e.object_id = s.entity_id AND e.source = 'offline' AND e.name LIKE '%DELETE'
              AND e.occurred_at BETWEEN date_trunc('second', ${from}::timestamptz) AND ${to}::timestamptz), ${to}::timestamptz)
          FROM record_snapshot s
          WHERE s.portal_id = ${portalId}::uuid AND s.entity_type_id = ANY(${[...entityTypeIds]}::int[]) AND s.deleted_at >= ${to}
            AND NOT EXISTS (
              SELECT FROM portal_event e
              WHERE e.portal_id = s.portal_id AND e.object_id = s.entity_id AND e.source = 'online' AND e.name LIKE '%DELETE'
                AND e.received_at >= ${to}))
        SELECT kind, date_trunc('hour', at) AS hour, count(*)::int AS count FROM gap GROUP BY 1, 2 ORDER BY 2, 1`
      const counts = { added: 0, changed: 0, deleted: 0 }
      const hours = new Map<string, number>()
      for (const { kind, hour, count } of rows) {
        counts[kind] += count
        const key = hour.toISOString()
        hours.set(key, (hours.get(key) ?? 0) + count)
      }
      return { counts, byHour: Array.from(hours, ([hour, count]) => ({ hour, count })) }
    },

    async end(id, { missed, caughtUp, byHour }, now) {
      await prisma.catchUp.updateMany({
        where: { id, endedAt: null },
        data: {
          missed: { ...missed },
          caughtUp: { ...caughtUp },
          byHour: byHour.map((one) => ({ ...one })),
          endedAt: now,
        },
      })
    },
  }
}
