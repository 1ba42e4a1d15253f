import type { PrismaClient } from '@poryadok/prisma'

export interface WaitingLetter {
  letterId: number
  /** As this letter spells it. */
  messageId: string
  dueAt: Date
}

/**
 * Letters of the portal that are taken in and not handled, and bear one of the ids; those that wait for `letterId` themselves,
 * directly or through others, are left out: letters that name each other must not wait for ever.
 */
export async function waitingLetters(
  prisma: PrismaClient,
  { portalId, letterId, ids }: { portalId: string; letterId: number; ids: readonly string[] },
): Promise<WaitingLetter[]> {
  const byKey = new Map(ids.map((id) => [id.toLowerCase(), id]))
  const rows = await prisma.$queryRaw<{ id: number; message_id: string; due_at: Date }[]>`
    SELECT id, message_id, due_at FROM letter
    WHERE outcome = 'waiting' AND portal_id = ${portalId}::uuid AND id <> ${letterId}
      AND lower(message_id) = ANY(${[...byKey.keys()]}::text[])
    ORDER BY id`
  if (rows.length === 0) return []
  const parents = await parentsOfWaiting(prisma, portalId)
  return rows
    .filter((row) => !waitsFor(row.id, letterId, parents))
    .map((row) => ({ letterId: row.id, messageId: byKey.get(row.message_id.toLowerCase()) ?? '', dueAt: row.due_at }))
}

/** Which waiting letter waits for which. */
async function parentsOfWaiting(prisma: PrismaClient, portalId: string): Promise<Map<number, number>> {
  const rows = await prisma.$queryRaw<{ id: number; parent: number }[]>`
    SELECT l.id, (one->'params'->>'letterId')::int AS parent
    FROM letter l, jsonb_array_elements(l.why) AS one
    WHERE l.outcome = 'waiting' AND l.portal_id = ${portalId}::uuid AND one->>'code' = 'thread.waits-for-parent'`
  return new Map(rows.map(({ id, parent }) => [id, parent]))
}

function waitsFor(letterId: number, other: number, parents: ReadonlyMap<number, number>): boolean {
  const seen = new Set<number>()
  for (let at = parents.get(letterId); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === other) return true
    seen.add(at)
  }
  return false
}
