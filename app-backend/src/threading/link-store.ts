import type { Prisma } from '@poryadok/prisma'

export type LinkDb = Pick<Prisma.TransactionClient, 'requestLink'>

/** Longest line of requests that go on one where another ended. */
const longest = 20

/** The newest request in which a closed one goes on; null when it goes on nowhere. */
export async function continuationOf(db: LinkDb, portalId: string, requestId: number): Promise<number | null> {
  let at = requestId
  for (let step = 0; step < longest; step += 1) {
    const next = await db.requestLink.findFirst({
      where: { portalId, parentId: at },
      orderBy: { id: 'desc' },
      select: { requestId: true },
    })
    if (!next || next.requestId === requestId) break
    at = next.requestId
  }
  return at === requestId ? null : at
}

/** The request goes on where its parent ended. Repeating it changes nothing. */
export async function linkRequest(
  db: LinkDb,
  link: { portalId: string; requestId: number; parentId: number; letterId: number; createdAt: Date },
): Promise<void> {
  await db.requestLink.createMany({ data: [link], skipDuplicates: true })
}

/** The request that this one goes on from; null for one that began by itself. */
export async function parentOf(db: LinkDb, portalId: string, requestId: number): Promise<number | null> {
  const row = await db.requestLink.findFirst({ where: { portalId, requestId }, select: { parentId: true } })
  return row?.parentId ?? null
}
