import type { PrismaClient } from '@poryadok/prisma'
import { changedEarlier } from './undo-store.ts'

export interface UndoScope {
  /** Records that the run made, and those that it only changed. */
  made: number
  updates: number
  first: number
  last: number
  /** When the last of them was settled. */
  settledAt: Date | null
}

/** What of a run stands in the portal. */
export async function undoScope(prisma: PrismaClient, importId: string): Promise<UndoScope> {
  const [scope] = await prisma.$queryRaw<UndoScope[]>`
    WITH there AS (
      SELECT r.item_id, r.settled_at, ${changedEarlier} AS earlier
      FROM import_row r WHERE r.import_id = ${importId}::uuid AND r.state = 'SUCCESS')
    SELECT count(*) FILTER (WHERE NOT earlier)::int AS made, count(*) FILTER (WHERE earlier)::int AS updates,
      coalesce(min(item_id), 0)::int AS first, coalesce(max(item_id), 0)::int AS last, max(settled_at) AS "settledAt" FROM there`
  return scope ?? { made: 0, updates: 0, first: 0, last: 0, settledAt: null }
}
