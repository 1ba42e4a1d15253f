import type { PrismaClient } from '@poryadok/prisma'
import { recordEventNames } from '../sync/record-event-names.ts'

interface Named {
  name: string
  occurredAt: Date
}

export interface EchoStore {
  /**
   * Those of the records whose events are the echo of our own writes and nothing else: their snapshot holds the portal's answer
   * to the write, and there came no more events than we made hits: the portal tells of a record once a hit, however many commands
   * of a batch change it. One more means that somebody else was there too. That a known record was made is no news.
   */
  among(
    portalId: string,
    entityTypeId: number,
    events: ReadonlyMap<number, readonly Named[]>,
    now: Date,
  ): Promise<Set<number>>
  /**
   * Those of the records to which a write of ours is under way: the portal's event has overtaken its answer, and what is known
   * of the record after the answer may be all there is to know.
   */
  underWay(
    portalId: string,
    entityTypeId: number,
    events: ReadonlyMap<number, readonly Named[]>,
    now: Date,
  ): Promise<Set<number>>
}

/** How long the echo of a write may be on its way, ms. */
const echoMs = 600_000
/** Clocks of portal and product differ, and the portal counts whole seconds. */
const slackMs = 2_000

/** Whose answer is not there after this time was lost, and is looked up by whoever wrote. */
const answerMs = 80_000

/** Looking at what we have just written ourselves would cost a request for each write. */
export function createEchoStore(prisma: PrismaClient): EchoStore {
  return {
    async among(portalId, entityTypeId, events, now) {
      const named = Array.from(events)
        .filter(([, list]) => list.every(({ name }) => !name.endsWith('DELETE')))
        .map(([id, list]) => ({ id, at: new Date(Math.max(...list.map(({ occurredAt }) => occurredAt.getTime()))) }))
      if (named.length === 0) return new Set()
      const names = recordEventNames([entityTypeId]).filter((name) => !name.endsWith('DELETE'))
      const rows = await prisma.$queryRaw<{ id: number }[]>`
        SELECT s.entity_id AS id
        FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS due(id int, at timestamptz)
        JOIN record_snapshot s ON s.portal_id = ${portalId}::uuid AND s.entity_type_id = ${entityTypeId} AND s.entity_id = due.id
        CROSS JOIN LATERAL (
          SELECT count(DISTINCT (l.sent_at, l.action)) AS hits, bool_or(l.action = 'add') AS made, min(l.sent_at) AS first_at
          FROM ledger_entry l
          WHERE l.portal_id = s.portal_id AND l.entity_type_id = s.entity_type_id AND l.entity_id = s.entity_id
            AND l.state = 'done' AND l.action IN ('add', 'update') AND l.sent_at >= ${new Date(now.getTime() - echoMs)}) own
        CROSS JOIN LATERAL (
          SELECT max(same.count) AS count FROM (
            SELECT count(*) AS count FROM portal_event e
            WHERE e.portal_id = s.portal_id AND e.object_id = s.entity_id AND e.name = ANY(${names}::text[])
              AND (own.made OR e.name NOT LIKE '%ADD')
              AND (e.entity_type_id IS NULL OR e.entity_type_id = s.entity_type_id)
              AND e.occurred_at >= own.first_at - make_interval(secs => ${slackMs / 1_000})
            GROUP BY e.source) same) told
        WHERE s.deleted_at IS NULL AND own.hits > 0 AND told.count <= own.hits
          AND s.updated_time >= due.at - make_interval(secs => ${slackMs / 1_000})
          AND s.updated_time >= own.first_at - make_interval(secs => ${slackMs / 1_000})`
      return new Set(rows.map((row) => row.id))
    },

    async underWay(portalId, entityTypeId, events, now) {
      if (events.size === 0) return new Set()
      const rows = await prisma.ledgerEntry.findMany({
        where: {
          portalId,
          entityTypeId,
          state: 'sending',
          sentAt: { gte: new Date(now.getTime() - answerMs) },
          OR: [{ entityId: { in: [...events.keys()] } }, { entityId: null, action: 'add' }],
        },
        distinct: ['entityId'],
        select: { entityId: true },
      })
      const ids = new Set(rows.map(({ entityId }) => entityId))
      const isMade = (list: readonly Named[]) => ids.has(null) && list.some(({ name }) => name.endsWith('ADD'))
      return new Set(Array.from(events, ([id, list]) => (ids.has(id) || isMade(list) ? [id] : [])).flat())
    },
  }
}
