import type { PlannedWrite, Run, WriteTrail } from './ledger.ts'
import type { LedgerTx } from './ledger-store.ts'
import { planWrites, type PlanDeps, type Planned } from './plan-writes.ts'
import { sendWrites, type SendDeps } from './send-writes.ts'
import { previewUndo, undoRun, type UndoPreview, type UndoRequest } from './undo-run.ts'
import { createWriteOnce, type WriteOnce } from './write-once.ts'
import { createWriteStore } from './write-store.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'

export type WritesDeps = PlanDeps & SendDeps

/** The one way to write to a portal: every write is a row of the ledger before it goes out. */
export interface Writes {
  /** Plans writes within the caller's transaction; they are sent after its commit. */
  plan(tx: LedgerTx, run: Run, writes: readonly PlannedWrite[]): Promise<Planned>
  /** A write that somebody waits for. */
  once: WriteOnce
  previewUndo(request: UndoRequest): Promise<UndoPreview>
  undo(
    request: UndoRequest,
    userId: number,
    within?: (tx: LedgerTx, undoRunId: string) => Promise<void>,
  ): Promise<string>
  /** Does the jobs of the queue `writes`. */
  handler: JobHandler
  trail: WriteTrail
}

export const createWrites = (deps: WritesDeps): Writes => ({
  plan: (tx, run, writes) => planWrites(deps, tx, run, writes),
  once: createWriteOnce(createWriteStore(deps.prisma, deps.trail), deps.clock),
  previewUndo: (request) => previewUndo(deps, request),
  undo: (request, userId, within) => undoRun(deps, request, userId, within),
  handler: sendWrites(deps),
  trail: deps.trail,
})
