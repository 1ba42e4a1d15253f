import type { Prisma } from '@poryadok/prisma'

type Db = Pick<Prisma.TransactionClient, 'letterMove' | 'messageRef'>

/** Longest chain of mergers that is followed. */
const longest = 20

/** Where a request's letters go now: requests that were merged name the one they were merged into, through any number of steps. */
export async function survivorsOf(
  db: Db,
  portalId: string,
  requestIds: readonly number[],
): Promise<Map<number, number>> {
  const end = new Map(requestIds.map((id) => [id, id]))
  for (let step = 0; step < longest; step += 1) {
    const where = { portalId, kind: 'merge', state: 'moved', fromId: { in: [...new Set(end.values())] } }
    const rows = await db.letterMove.findMany({
      where,
      select: { fromId: true, toId: true },
      orderBy: { movedAt: 'asc' },
    })
    const next = new Map(rows.map(({ fromId, toId }) => [fromId, toId]))
    let moved = false
    for (const [id, at] of end) {
      const to = next.get(at)
      if (typeof to !== 'number' || to === id) continue
      end.set(id, to)
      moved = true
    }
    if (!moved) break
  }
  return end
}
