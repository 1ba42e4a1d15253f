import type { PrismaClient } from '@poryadok/prisma'
import { sameValue } from './rules/same-value.ts'

/** What is asked of a changed record: its values by the portal's names, and when the portal changed it. */
export interface SeenRecord {
  values: Readonly<Record<string, unknown>>
  createdTime: Date | null
  updatedTime: Date | null
}

export interface WriteAuthor {
  runId: string
  rule: string
  /** Somebody did it in our screens; taking back what a rule wrote is no change of theirs. */
  byHand: boolean
}

/** What of a record as it was seen is ours. */
export interface OwnTraces {
  /** Whose write left it behind; null: somebody else's did. */
  author: WriteAuthor | null
  /** Fields that hold what nobody's hand but ours wrote, by the portal's names; a person may have changed the others since. */
  wrote: readonly string[]
}

export interface OwnWrites {
  /**
   * What our own writes left in these records, by their ids: writes under way, or done within the echo's time. Records without a
   * trace of ours are not in the answer. Asked when the portal's event comes before the write's answer; one query for all of them.
   */
  tracesIn(
    portalId: string,
    entityTypeId: number,
    seen: ReadonlyMap<number, SeenRecord>,
  ): Promise<Map<number, OwnTraces>>
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
    async tracesIn(portalId, entityTypeId, seen) {
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
          run: { select: { rule: true, userId: true, mode: true } },
        },
        orderBy: { id: 'desc' },
        take: mostRows,
      })
      return new Map(
        dated.flatMap((record) => {
          const traces = tracesOf(rows, record)
          return traces.author || traces.wrote.length > 0 ? [[record.id, traces] as const] : []
        }),
      )
    },
  }
}

interface Written {
  runId: string
  run: { rule: string; userId: number | null; mode: string }
  entityId: number | null
  action: string
  after: unknown
  sentAt: Date | null
  doneAt: Date | null
}

type Dated = SeenRecord & { id: number; changed: Date }

/** `writes`: the newest first. */
function tracesOf(writes: readonly Written[], seen: Dated): OwnTraces {
  const near = writes.filter((write) => isNear(write, seen))
  const author = near.find(({ after }) => holdsAll(after, seen.values))
  const ours = near.filter(({ run }) => !isByHand(run))
  return {
    author: author ? { runId: author.runId, rule: author.run.rule, byHand: isByHand(author.run) } : null,
    wrote: ours.flatMap(({ after }) => held(after, seen.values)),
  }
}

const isByHand = ({ userId, mode }: Written['run']) => userId !== null && mode !== 'undo'

/** May this write have left the record behind when it was changed last? */
function isNear({ entityId, action, sentAt, doneAt }: Written, seen: Dated): boolean {
  const at = seen.changed.getTime()
  if (entityId !== null && entityId !== seen.id) return false
  if (!sentAt || sentAt.getTime() < at - echoMs || sentAt.getTime() > at + slackMs) return false
  if (doneAt && at > doneAt.getTime() + slackMs) return false
  return action !== 'add' || sameValue(seen.createdTime?.toISOString(), seen.changed.toISOString())
}

type Values = Readonly<Record<string, unknown>>

/** Written values that the reader does not look at say nothing. */
const looked = (after: unknown, values: Values) =>
  Object.entries(after as Record<string, unknown>).filter(([field]) => field in values)

const held = (after: unknown, values: Values) =>
  looked(after, values).flatMap(([field, value]) => (sameValue(value, values[field]) ? [field] : []))

const holdsAll = (after: unknown, values: Values) => {
  const all = looked(after, values).length
  return all > 0 && held(after, values).length === all
}
