import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../platform/clock/clock.ts'
import { paceOf } from '../platform/long-work/rules/pace.ts'
import { writeProgress, type WriteProgress } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import { sustainedRate } from './rules/plan-request.ts'
import { endOfWriting } from './rules/time-left.ts'
import { countRows } from './staging/read-counts.ts'
import { taskOf } from './task-of.ts'
import { readPacing } from './write/pacing.ts'

const waitingRow = writeProgress.shape.waiting
const flat = (stored: unknown) => {
  const { code, params, until } = (stored ?? {}) as { code?: string; params?: object; until?: string }
  return stored === null || stored === undefined ? null : { because: { code, params }, until }
}

/** How the writing goes: counts, pace, an honest end, and why nothing is sent just now. */
export async function readProgress(
  { prisma, clock, runs }: { prisma: PrismaClient; clock: Clock; runs: ImportStore },
  run: ImportRun,
): Promise<WriteProgress> {
  const [counts, task, details] = await Promise.all([
    countRows(prisma, run.id),
    taskOf(prisma, run),
    runs.details(run.portalId, run.id),
  ])
  const now = clock.now()
  const left = counts.new + counts.inFlight
  const perSecond = task?.state === 'running' ? (paceOf(task.pace, left, now.getTime())?.perSecond ?? null) : null
  const sustained = sustainedRate(readPacing(details?.pacing).methods ?? [])
  const waiting = waitingRow.catch(null).parse(flat(details?.waiting))
  const end = endOfWriting({ left, perSecond, sustained, window: run.options.window }, now)
  return {
    counts,
    perSecond,
    sustainedPerSecond: sustained,
    endsAt: task?.state === 'running' ? (end?.toISOString() ?? null) : null,
    waiting: waiting !== null && new Date(waiting.until) > now ? waiting : null,
  }
}
