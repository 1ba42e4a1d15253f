import type { PrismaClient } from '@poryadok/prisma'
import { differing, sameValue } from './rules/same-value.ts'

/** What is asked of a changed record: its values by the portal's names, and when the portal changed it. */
export interface SeenRecord {
  values: Readonly<Record<string, unknown>>
  createdTime: Date | null
  updatedTime: Date | null
}

export interface WriteAuthor {
  runId: string
  rule: string
}

export interface OwnWrites {
  /**
   * The runs whose writes left these records behind, by their ids: under way, or done within the echo's time. Somebody else's
   * change has none. Asked when the portal's event comes before the write's answer; one query for all of them.
   */
  authorsOf(
    portalId: string,
    entityTypeId: number,
    seen: ReadonlyMap<number, SeenRecord>,
  ): Promise<Map<number, WriteAuthor>>
}

/** How long the echo of a write may be on its way, ms. */
const echoMs = 600_000
/** Clocks of portal and product differ, and the portal counts whole seconds. */
const slackMs = 3_000
/** Newest writes that are looked through at once. */
const mostRows = 10_000

/** Own writes by the rows of the ledger. */
export function createOwnWrites(prisma: PrismaClient): OwnWrites {
  return {
    async authorsOf(portalId, entityTypeId, seen) {
      const dated = Array.from(seen).flatMap(([id, record]) => {
        const changed = record.updatedTime ?? record.createdTime
        return changed ? [{ ...record, id, changed }] : []
      })
      if (dated.length === 0) return new Map()
      const times = dated.map(({ changed }) => changed.getTime())
      const rows = await prisma.ledgerEntry.findMany({
        where: {
          portalId,
          entityTypeId,
          OR: [{ entityId: { in: dated.map(({ id }) => id) } }, { entityId: null, action: 'add' }],
          state: { in: ['sending', 'unknown', 'done'] },
          sentAt: { gte: new Date(Math.min(...times) - echoMs), lte: new Date(Math.max(...times) + slackMs) },
        },
        select: {
          entityId: true,
          action: true,
          after: true,
          sentAt: true,
          doneAt: true,
          runId: true,
          run: { select: { rule: true } },
        },
        orderBy: { id: 'desc' },
        take: mostRows,
      })
      return new Map(
        dated.flatMap((record) => {
          const author = rows.find((row) => isAuthor(row, record))
          return author ? [[record.id, { runId: author.runId, rule: author.run.rule }] as const] : []
        }),
      )
    },
  }
}

interface Written {
  entityId: number | null
  action: string
  after: unknown
  sentAt: Date | null
  doneAt: Date | null
}

/** Did this write leave the record behind as it was seen? */
function isAuthor(write: Written, seen: SeenRecord & { id: number; changed: Date }): boolean {
  const { entityId, action, after, sentAt, doneAt } = write
  const at = seen.changed.getTime()
  if (entityId !== null && entityId !== seen.id) return false
  if (!sentAt || sentAt.getTime() < at - echoMs || sentAt.getTime() > at + slackMs) return false
  if (doneAt && at > doneAt.getTime() + slackMs) return false
  if (action === 'add' && !sameValue(seen.createdTime?.toISOString(), seen.changed.toISOString())) return false
  return holds(after as Record<string, unknown>, seen.values)
}

/** Written values that the reader does not look at say nothing; one that it does must be there and the same. */
function holds(after: Record<string, unknown>, values: Readonly<Record<string, unknown>>): boolean {
  const comparable = Object.fromEntries(Object.entries(after).filter(([field]) => field in values))
  return Object.keys(comparable).length > 0 && differing(comparable, { ...values }).length === 0
}
