import type { Database } from '../platform/db/database.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { longTaskView } from '../platform/long-work/long-task-view.ts'
import type { ImportRunView } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import { restingState } from './rules/resting-state.ts'
import { countRows } from './staging/read-counts.ts'
import { isOpen, taskOf } from './task-of.ts'

/** A run as screens show it, with its counts and the work of its state. */
export async function showRun(
  { prisma, clock }: { prisma: Database['prisma']; clock: Clock },
  run: ImportRun,
  lang: Lang,
): Promise<ImportRunView> {
  const [counts, task] = await Promise.all([countRows(prisma, run.id), taskOf(prisma, run)])
  const { portalId: _portal, uploadId: _upload, taskId: _task, ...shown } = run
  return {
    ...shown,
    state: restingState(run.state, isOpen(task)),
    counts,
    task: task && longTaskView(task, lang, clock.now()),
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
  }
}
