import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import { fight, type FightStep } from '../portal/index.ts'

export const runsPage = 50
export const entriesPage = 200

export type StoredRun = Prisma.LedgerRunModel
export type StoredEntry = Prisma.LedgerEntryModel

export interface RunFilter {
  mode?: string | undefined
  rule?: string | undefined
  refused?: boolean | undefined
  before?: string | undefined
}

/** Runs that wrote or wanted to, the newest first, one more than a page. */
export const readRuns = (prisma: PrismaClient, portalId: string, { mode, rule, refused, before }: RunFilter) =>
  prisma.ledgerRun.findMany({
    where: {
      portalId,
      ...(mode ? { mode } : {}),
      ...(rule ? { rule } : {}),
      ...(refused ? { refusal: { not: Prisma.DbNull } } : {}),
      ...(before ? { startedAt: { lt: new Date(before) } } : {}),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: runsPage + 1,
  })

export const readRun = (prisma: PrismaClient, portalId: string, id: string): Promise<StoredRun | null> =>
  prisma.ledgerRun.findFirst({ where: { portalId, id } })

export interface RunCounts {
  states: Record<string, number>
  undoable: number
}

/** What of a write the product can take back: kept beside `inverseWrite` by a test. */
const undoableMethods = [
  'crm.item.update',
  'crm.item.add',
  'crm.item.delete',
  'crm.activity.add',
  'crm.activity.binding.add',
  'crm.activity.binding.delete',
  'crm.activity.binding.move',
  'crm.timeline.comment.add',
]

/** Writes of runs by state, in one query. */
export async function countEntries(
  prisma: PrismaClient,
  portalId: string,
  runIds: readonly string[],
): Promise<Map<string, RunCounts>> {
  const rows = await prisma.$queryRaw<{ run_id: string; state: string; count: number; undoable: number }[]>`
    SELECT run_id, state, count(*)::int AS count,
      count(*) FILTER (WHERE state = 'done' AND undone_by IS NULL AND method = ANY(${undoableMethods}::text[]))::int AS undoable
    FROM ledger_entry WHERE portal_id = ${portalId}::uuid AND run_id = ANY(${[...runIds]}::uuid[]) GROUP BY 1, 2`
  const counts = new Map<string, RunCounts>()
  for (const row of rows) {
    const found = counts.get(row.run_id) ?? { states: {}, undoable: 0 }
    found.states[row.state] = row.count
    found.undoable += row.undoable
    counts.set(row.run_id, found)
  }
  return counts
}

/** Writes of a run, the oldest first, one more than a page. */
export const readEntries = (
  prisma: PrismaClient,
  portalId: string,
  runId: string,
  after: number,
): Promise<StoredEntry[]> =>
  prisma.ledgerEntry.findMany({
    where: { portalId, runId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: entriesPage + 1,
  })

export interface Fight {
  entityTypeId: number
  entityId: number
  field: string
  steps: FightStep[]
}

/** Writes that a report goes back over. */
const longestFight = 100

/** Who fought whom over the field at which the guard stopped a run; null for a run that was stopped for something else. */
export async function readFight(prisma: PrismaClient, portalId: string, refusal: Reason): Promise<Fight | null> {
  const { entityTypeId, entityId, field } = refusal.params
  if (refusal.code !== 'loop.too-often' || field === undefined) return null
  const record = { entityTypeId: Number(entityTypeId), entityId: Number(entityId) }
  const [rows, snapshot] = await Promise.all([
    prisma.ledgerEntry.findMany({
      where: {
        portalId,
        ...record,
        action: 'update',
        state: { in: ['planned', 'sending', 'done', 'unknown', 'undone', 'skipped'] },
      },
      include: { run: { select: { rule: true, userId: true } } },
      orderBy: { id: 'desc' },
      take: longestFight,
    }),
    prisma.recordSnapshot.findFirst({ where: { portalId, ...record }, select: { updatedBy: true } }),
  ])
  const writes = rows.toReversed().flatMap(({ before, after, createdAt, run }) => {
    const [was, became] = [before as Record<string, unknown>, after as Record<string, unknown>]
    if (!(field in became)) return []
    return [{ at: createdAt, rule: run.rule, userId: run.userId, before: was[field], after: became[field] }]
  })
  return { ...record, field: String(field), steps: fight(writes, snapshot?.updatedBy ?? null) }
}
