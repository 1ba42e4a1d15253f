import { recordAudit } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import { certifyKind } from './certificate/certify.ts'
import { checkKind } from './check-rows.ts'
import type { ImportState } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import { loadKind } from './load-rows.ts'
import { restingState } from './rules/resting-state.ts'
import { dropStaged } from './staging/drop-store.ts'
import { isOpen, taskOf } from './task-of.ts'
import { undoKind } from './undo/undo-import.ts'
import { writeKind } from './write/write-rows.ts'

export interface StageDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  runs: ImportStore
  longWork: Pick<LongWork, 'start'>
}

/** The long steps of a run: from which states they begin, what the run is meanwhile, and whose work it is. */
const stages = {
  load: { kind: loadKind, from: ['mapping', 'loaded', 'checked'], during: 'loading' },
  check: { kind: checkKind, from: ['loaded', 'checked', 'written'], during: 'checking' },
  write: { kind: writeKind, from: ['checked', 'written'], during: 'writing' },
  certificate: { kind: certifyKind, from: ['checked', 'written', 'undone'], during: null },
  undo: { kind: undoKind, from: ['checked', 'written'], during: 'undoing' },
} as const satisfies Record<string, { kind: string; from: readonly ImportState[]; during: ImportState | null }>
export const stageNames = Object.keys(stages) as [Stage, ...Stage[]]
export type Stage = keyof typeof stages

/**
 * Begins a step of a run as long work. A load that begins anew empties staging first; it can't once anything was written.
 * Throws `import.not-now`, `long-work.running`.
 */
export async function changeStage(
  { db, clock, runs, longWork }: StageDeps,
  run: ImportRun,
  stage: Stage,
  userId: number,
): Promise<void> {
  const { kind, from, during } = stages[stage]
  const { portalId, id } = run
  const standing = restingState(run.state, isOpen(await taskOf(db.prisma, run)))
  if (!(from as readonly ImportState[]).includes(standing)) throw new AppError('import.not-now')
  // Timelines are not counted by month, category and owner.
  if (stage === 'certificate' && run.content !== 'records') throw new AppError('import.not-now')
  await db.prisma.$transaction(async (tx) => {
    if (stage === 'load' && !(await dropStaged(tx, id))) throw new AppError('import.not-now')
    const times = stage === 'write' && run.startedAt === null ? { startedAt: clock.now() } : {}
    const cleared = stage === 'write' ? { certificate: null } : {}
    const state = during ?? standing
    if (!(await runs.change(portalId, id, { state, ...times, ...cleared }, [run.state], tx)))
      throw new AppError('import.not-now')
    const task = await longWork.start(
      { portalId, kind, title: run.title, payload: { importId: id }, startedBy: userId },
      tx,
    )
    await runs.change(portalId, id, { taskId: task.id }, null, tx)
    const actor = { kind: 'person', id: String(userId) } as const
    const after = { importId: id, title: run.title, file: run.fileName }
    await recordAudit(tx, { portalId, at: clock.now(), actor, action: kind, after })
  })
}
