import type { PrismaClient } from '@poryadok/prisma'

export interface LatelyFacts {
  portalId: string
  letterId: number
  address: string
  /** null: letters that opened requests. */
  requestId: number | null
  limit: number
  handledAfter: Date
  sentAfter: Date
}

/** How far back the journal is looked through: more letters than this in some minutes are no person's anyway. */
const lookedAt = 1_000

/** How many letters one address wrote into a conversation, or opened requests with, within a short time; `limit` at most. */
export async function lettersLately(prisma: PrismaClient, facts: LatelyFacts): Promise<number> {
  const { portalId, letterId, address, requestId, limit, handledAfter, sentAfter } = facts
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM (
        SELECT * FROM letter WHERE portal_id = ${portalId}::uuid AND id < ${letterId} ORDER BY id DESC LIMIT ${lookedAt}
      ) l
      WHERE l.from_address = ${address} AND l.handled_at > ${handledAfter} AND l.automatic IS NULL
        AND COALESCE(l.sent_at, l.received_at) > ${sentAfter}
        AND CASE WHEN ${requestId}::int IS NULL THEN l.outcome = 'created' ELSE l.request_id = ${requestId}::int END
      LIMIT ${limit}
    ) found`
  return row?.count ?? 0
}
