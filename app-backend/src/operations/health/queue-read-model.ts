import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'

/** Whose turn the work of the whole installation takes. */
const installation = '00000000-0000-0000-0000-000000000000'

export interface QueueState {
  queue: string
  waiting: number
  due: number
  held: number
  dead: number
  oldestDueAt: Date | null
}

/**
 * The queues of a portal and of the installation: jobs by queue, letters and events in their own tables. With null: of all
 * portals together, for metrics.
 */
export function readQueues(prisma: PrismaClient, portalId: string | null, now: Date): Promise<QueueState[]> {
  const turns = portalId === null ? null : [portalId, installation]
  return acrossPortals(
    () => prisma.$queryRaw<QueueState[]>`
      SELECT queue, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
        count(*) FILTER (WHERE state = 'waiting' AND due_at <= ${now})::int AS due,
        count(*) FILTER (WHERE state = 'waiting' AND lease_until > ${now})::int AS held,
        count(*) FILTER (WHERE state = 'dead')::int AS dead,
        min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= ${now}) AS "oldestDueAt"
      FROM job WHERE state IN ('waiting', 'dead') AND (${turns}::uuid[] IS NULL OR turn = ANY(${turns}::uuid[])) GROUP BY queue
      UNION ALL
      SELECT 'letters', count(*)::int, count(*) FILTER (WHERE due_at <= ${now})::int,
        count(*) FILTER (WHERE lease_until > ${now})::int, 0, min(due_at) FILTER (WHERE due_at <= ${now})
      FROM letter WHERE outcome = 'waiting' AND (${portalId}::uuid IS NULL OR portal_id = ${portalId}::uuid)
      UNION ALL
      SELECT 'events', count(*)::int, count(*) FILTER (WHERE due_at <= ${now})::int,
        count(*) FILTER (WHERE lease_until > ${now})::int, 0, min(due_at) FILTER (WHERE due_at <= ${now})
      FROM portal_event WHERE done_at IS NULL AND (${portalId}::uuid IS NULL OR portal_id = ${portalId}::uuid)
      ORDER BY 1`,
  )
}
