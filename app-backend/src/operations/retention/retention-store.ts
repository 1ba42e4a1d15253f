import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { retainedKinds, type RetainedKind, type RetentionView } from '../contract.ts'
import { readNote, writeNote } from '../health/note-store.ts'
import { servedPortals } from '../health/served-portals-store.ts'
import { dayMs } from '../rules/check.ts'
import { retained, type RetentionDays } from './retained.ts'

export interface RetentionDeps {
  prisma: PrismaClient
  clock: Clock
  /** What the portal's settings say. */
  daysOf(portalId: string): Promise<RetentionDays>
}

export const retentionQueue = 'operations.retention'

/** Rows of one statement: locks and dead rows stay few. */
const chunk = 2_000

const removedCounts = z.partialRecord(z.enum(retainedKinds), z.number().int())

/** Removes what is older than the settings of each portal keep, and notes how much it was. */
export async function retain(deps: RetentionDeps, signal: AbortSignal): Promise<void> {
  for (const { id } of await servedPortals(deps.prisma)) {
    const days = await deps.daysOf(id)
    const removed: Partial<Record<RetainedKind, number>> = {}
    for (const kind of retainedKinds) {
      const kept = days[kind]
      if (kept === null) continue
      const bound = new Date(deps.clock.now().getTime() - kept * dayMs)
      removed[kind] = await removeOld(deps.prisma, id, kind, bound, signal)
    }
    if (signal.aborted) return
    await writeNote(deps.prisma, id, 'retention', removed, deps.clock.now())
  }
}

async function removeOld(
  prisma: PrismaClient,
  portalId: string,
  kind: RetainedKind,
  bound: Date,
  signal: AbortSignal,
): Promise<number> {
  const { table, old } = retained[kind]
  const where = old.replaceAll('$1', '$1::uuid').replaceAll('$2', '$2::timestamptz')
  let sum = 0
  while (!signal.aborted) {
    const count = await inPortal(portalId, () =>
      prisma.$executeRawUnsafe(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT ${chunk}))`,
        portalId,
        bound,
      ),
    )
    sum += count
    if (count < chunk) break
  }
  return sum
}

/** How long each kind is kept, how much there is, what the last night removed, and when the next one does. */
export async function readRetention(
  { prisma, daysOf }: Pick<RetentionDeps, 'prisma' | 'daysOf'>,
  portalId: string,
  lang: 'ru' | 'en',
): Promise<RetentionView> {
  const [days, note] = [await daysOf(portalId), await readNote(prisma, portalId, 'retention')]
  const removed = removedCounts.catch({}).parse(note?.data ?? {})
  const kinds: RetentionView['kinds'] = []
  for (const kind of retainedKinds) {
    const { table, title } = retained[kind]
    const column = table === 'job' ? 'turn' : 'portal_id'
    const counted = await inPortal(portalId, () =>
      prisma.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM ${table} WHERE ${column} = $1::uuid`,
        portalId,
      ),
    )
    const rows = counted[0]?.count ?? 0
    kinds.push({ kind, title: title[lang], days: days[kind], rows, removedLast: removed[kind] ?? null })
  }
  const nextRunAt = (await nextRetention(prisma))?.toISOString() ?? null
  return { kinds, lastRunAt: note?.at.toISOString() ?? null, nextRunAt }
}

/** One job cleans up after all portals. */
async function nextRetention(prisma: PrismaClient): Promise<Date | null> {
  const where = { portalId: null, queue: retentionQueue, state: 'waiting' }
  return (await acrossPortals(() => prisma.job.findFirst({ where, select: { dueAt: true } })))?.dueAt ?? null
}
