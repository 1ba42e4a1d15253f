import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { runIdOf } from '../portal/index.ts'
import { routeFields, type RouteFields } from './contract.ts'
import type { Place } from './rules/new-bindings.ts'
import { runName, timelineRule } from './binding-write.ts'

type Tx = Prisma.TransactionClient

export interface TimelineRoute {
  id: string
  fields: RouteFields
  updatedAt: Date
}

/** A tie of an entry to a card that the product planned or made. */
export interface Tie extends Place {
  entryId: number
  /** It is there, or on its way. */
  stands: boolean
  /** Somebody took it back. */
  undone: boolean
}

/** Of a write that copies an entry. */
export interface NewCopyRow extends Place {
  /** Of the write in the ledger. */
  key: string
  /** 6 = an activity, 0 = a comment. */
  sourceKind: number
  sourceId: number
}

const unsent = ['planned', 'sending', 'unknown']
const standing = new Set([...unsent, 'done'])

const sumOf = (counted: readonly { _count: number }[]) => counted.reduce((all, { _count: one }) => all + one, 0)

const rowOf = ({
  id,
  fields,
  updatedAt,
}: {
  id: string
  fields: Prisma.JsonValue
  updatedAt: Date
}): TimelineRoute => ({
  id,
  fields: routeFields.parse(fields),
  updatedAt,
})

export type TimelineStore = ReturnType<typeof createTimelineStore>

export function createTimelineStore(prisma: PrismaClient) {
  return {
    async routes(portalId: string): Promise<TimelineRoute[]> {
      const rows = await prisma.timelineRoute.findMany({
        where: { portalId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(rowOf)
    },

    async route(portalId: string, id: string): Promise<TimelineRoute | null> {
      const row = await prisma.timelineRoute.findFirst({ where: { portalId, id } })
      return row && rowOf(row)
    },

    async add(tx: Tx, portalId: string, fields: RouteFields, now: Date): Promise<TimelineRoute> {
      return rowOf(await tx.timelineRoute.create({ data: { portalId, fields, createdAt: now, updatedAt: now } }))
    },

    /** False: it is gone. */
    async change(tx: Tx, portalId: string, id: string, fields: RouteFields, now: Date): Promise<boolean> {
      return (
        (await tx.timelineRoute.updateMany({ where: { portalId, id }, data: { fields, updatedAt: now } })).count > 0
      )
    },

    async remove(tx: Tx, portalId: string, id: string): Promise<boolean> {
      return (await tx.timelineRoute.deleteMany({ where: { portalId, id } })).count > 0
    },

    /** Number of the last activity that the live reader has seen; null: it never read. */
    async cursor(portalId: string): Promise<number | null> {
      return (await prisma.timelineCursor.findFirst({ where: { portalId } }))?.afterId ?? null
    },

    /** Never goes back: a worker whose job was given away may still be here. */
    async moveCursor(tx: Tx, portalId: string, afterId: number, now: Date) {
      await tx.$executeRaw`
        INSERT INTO timeline_cursor (portal_id, after_id, read_at) VALUES (${portalId}::uuid, ${afterId}, ${now})
        ON CONFLICT (portal_id) DO UPDATE SET after_id = GREATEST(timeline_cursor.after_id, ${afterId}), read_at = ${now}`
    },

    /** Activities that events named, until they are read. */
    async hear(tx: Tx | PrismaClient, portalId: string, activityId: number) {
      await tx.timelineHeard.createMany({ data: [{ portalId, activityId }], skipDuplicates: true })
    },

    /** Comments that events named, until they are read. */
    async hearComment(tx: Tx | PrismaClient, portalId: string, commentId: number) {
      await tx.timelineHeardComment.createMany({ data: [{ portalId, commentId }], skipDuplicates: true })
    },

    async heardComments(portalId: string, most: number): Promise<number[]> {
      const where = { portalId }
      const rows = await prisma.timelineHeardComment.findMany({ where, orderBy: { commentId: 'asc' }, take: most })
      return rows.map(({ commentId }) => commentId)
    },

    async forgetComments(tx: Tx, portalId: string, ids: readonly number[]) {
      if (ids.length > 0) await tx.timelineHeardComment.deleteMany({ where: { portalId, commentId: { in: [...ids] } } })
    },

    async heard(portalId: string, most: number): Promise<number[]> {
      const rows = await prisma.timelineHeard.findMany({
        where: { portalId },
        orderBy: { activityId: 'asc' },
        take: most,
      })
      return rows.map(({ activityId }) => activityId)
    },

    async forget(tx: Tx, portalId: string, activityIds: readonly number[]) {
      if (activityIds.length > 0)
        await tx.timelineHeard.deleteMany({ where: { portalId, activityId: { in: [...activityIds] } } })
    },

    /** Runs over the past, the last first. */
    async runs(portalId: string, kind: string, most: number) {
      const tasks = await prisma.longTask.findMany({
        where: { portalId, kind },
        orderBy: { createdAt: 'desc' },
        take: most,
      })
      const runIds = new Map(tasks.map(({ id }) => [runIdOf(portalId, runName(id)), id]))
      const counted = await prisma.ledgerEntry.groupBy({
        by: ['runId', 'state', 'action'],
        where: { portalId, runId: { in: [...runIds.keys()] }, state: { in: ['done', ...unsent] }, undoneBy: null },
        _count: true,
      })
      return tasks.map((task) => {
        const own = counted.filter(({ runId }) => runIds.get(runId) === task.id)
        // What left its source is one with what came to its target.
        const shown = own.filter(({ state, action }) => state === 'done' && action !== 'unbind')
        const waiting = own.filter(({ state }) => state !== 'done')
        return { ...task, standing: sumOf(shown), unsent: sumOf(waiting) }
      })
    },

    /** Ties of a run that are not in the portal yet. */
    unsent: (portalId: string, taskId: string): Promise<number> =>
      prisma.ledgerEntry.count({
        where: {
          portalId,
          runId: runIdOf(portalId, runName(taskId)),
          state: { in: unsent },
        },
      }),

    /** What is planned in this transaction; what was planned before stays as it is. */
    async addCopies(tx: Tx, portalId: string, rows: readonly NewCopyRow[]) {
      if (rows.length > 0)
        await tx.timelineCopy.createMany({ data: rows.map((row) => ({ portalId, ...row })), skipDuplicates: true })
    },

    /** What the product copied before, of these entries. */
    async copies(portalId: string, sourceKind: number, ids: readonly number[]): Promise<Tie[]> {
      if (ids.length === 0) return []
      const rows = await prisma.$queryRaw<(Place & { entryId: number; state: string; undone: boolean })[]>`
        SELECT c.source_id AS "entryId", c.entity_type_id AS "entityTypeId", c.entity_id AS "entityId", e.state,
          (e.undone_by IS NOT NULL OR e.state = 'undone') AS undone
        FROM timeline_copy c JOIN ledger_entry e ON e.portal_id = c.portal_id AND e.key = c.key
        WHERE c.portal_id = ${portalId}::uuid AND c.source_kind = ${sourceKind} AND c.source_id = ANY(${[...ids]}::int[])`
      return rows.map(({ state, undone, ...tie }) => ({ ...tie, undone, stands: !undone && standing.has(state) }))
    },

    /** What the product tied before, of these entries. */
    async ties(
      portalId: string,
      { entityTypeId, method }: { entityTypeId: number; method: string },
      ids: readonly number[],
    ): Promise<Tie[]> {
      if (ids.length === 0) return []
      const rows = await prisma.ledgerEntry.findMany({
        where: {
          portalId,
          entityTypeId,
          entityId: { in: [...ids] },
          method,
          run: { rule: timelineRule, mode: 'live' },
        },
        select: { entityId: true, after: true, state: true, undoneBy: true },
      })
      return rows.map(({ entityId, after, state, undoneBy }) => {
        const place = after as unknown as Place
        const undone = undoneBy !== null || state === 'undone'
        return {
          entryId: entityId ?? 0,
          entityTypeId: place.entityTypeId,
          entityId: place.entityId,
          stands: !undone && standing.has(state),
          undone,
        }
      })
    },
  }
}
