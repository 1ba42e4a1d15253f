import type { PrismaClient } from '@poryadok/prisma'
import { differing, sameValue } from './rules/same-value.ts'

/** What is asked of a changed record: its values by the portal's names, and when the portal changed it. */
export interface SeenRecord {
  values: Readonly<Record<string, unknown>>
  createdTime: Date | null
  updatedTime: Date | null
}

export interface OwnWrites {
  /**
   * The run whose write left this behind: one under way, or done within the echo's time. null for somebody else's change. Asked
   * when the portal's event comes before the write's answer.
   */
  authorOf(
    portalId: string,
    entityTypeId: number,
    id: number,
    seen: SeenRecord,
  ): Promise<{ runId: string; rule: string } | null>
}

/** How long the echo of a write may be on its way, ms. */
const echoMs = 600_000
/** Clocks of portal and product differ, and the portal counts whole seconds. */
const slackMs = 3_000

/** Own writes by the rows of the ledger. */
export function createOwnWrites(prisma: PrismaClient): OwnWrites {
  return {
    async authorOf(portalId, entityTypeId, id, { values, createdTime, updatedTime }) {
      const changed = updatedTime ?? createdTime
      if (!changed) return null
      const rows = await prisma.ledgerEntry.findMany({
        where: {
          portalId,
          entityTypeId,
          OR: [{ entityId: id }, { entityId: null, action: 'add' }],
          state: { in: ['sending', 'unknown', 'done'] },
          sentAt: { gte: new Date(changed.getTime() - echoMs), lte: new Date(changed.getTime() + slackMs) },
        },
        select: {
          entityId: true,
          action: true,
          after: true,
          doneAt: true,
          runId: true,
          run: { select: { rule: true } },
        },
        orderBy: { id: 'desc' },
        take: 50,
      })
      const author = rows.find(({ action, after, doneAt }) => {
        if (doneAt && changed.getTime() > doneAt.getTime() + slackMs) return false
        if (action === 'add' && !sameValue(createdTime?.toISOString(), changed.toISOString())) return false
        return holds(after as Record<string, unknown>, values)
      })
      return author ? { runId: author.runId, rule: author.run.rule } : null
    },
  }
}

/** Written values that the reader does not look at say nothing; one that it does must be there and the same. */
function holds(after: Record<string, unknown>, values: Readonly<Record<string, unknown>>): boolean {
  const comparable = Object.fromEntries(Object.entries(after).filter(([field]) => field in values))
  return Object.keys(comparable).length > 0 && differing(comparable, { ...values }).length === 0
}
