import type { PlannedWrite, Run, WriteTrail } from './ledger.ts'
import type { LedgerTx } from './ledger-store.ts'
import { planWrites, type PlanDeps, type Planned } from './plan-writes.ts'
import { sendWrites, type SendDeps } from './send-writes.ts'
import { undoEntries, type UndoneEntries, type WritesToUndo } from './undo-entries.ts'
import { previewUndo, undoRun, type UndoPreview, type UndoRequest } from './undo-run.ts'
import { createWriteOnce, type WriteOnce } from './write-once.ts'
import { createWriteByPerson, type WriteByPerson } from './write-by-person.ts'
import { createWriteStore } from './write-store.ts'
import { writesUnderWay, type RecordPlace } from './writes-under-way.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'

export type WritesDeps = PlanDeps & SendDeps

/** The one way to write to a portal: every write is a row of the ledger before it goes out. */
export interface Writes {
  /** Plans writes within the caller's transaction; they are sent after its commit. */
  plan(tx: LedgerTx, run: Run, writes: readonly PlannedWrite[]): Promise<Planned>
  /** A write that somebody waits for. */
  once: WriteOnce
  /** Writes of a person to many records, with the person's own token. */
  byPerson: WriteByPerson
  previewUndo(request: UndoRequest): Promise<UndoPreview>
  undo(
    request: UndoRequest,
    userId: number,
    within?: (tx: LedgerTx, undoRunId: string) => Promise<void>,
  ): Promise<string>
  /** Takes writes of many runs back as one run, within the caller's transaction. */
  undoEntries(tx: LedgerTx, wanted: WritesToUndo): Promise<UndoneEntries>
  /** Hears of every undo in its transaction: for what a slice keeps of a run in tables of its own. Once a process, before its jobs start. */
  onUndo(hear: UndoListener): void
  /** Hears of writes that ended well, after the trail and in its transaction. Once a process, before its jobs start. */
  onWritten(hear: WriteTrail): void
  /** Whether something that was decided for the record is not in the portal yet. */
  underWay(place: RecordPlace): Promise<boolean>
  /** Does the jobs of the queue `writes`. */
  handler: JobHandler
  trail: WriteTrail
}

/** `request` is what is taken back, `undo` the run that does so. */
export type UndoListener = (
  tx: LedgerTx,
  request: UndoRequest,
  undo: { runId: string; userId: number },
) => Promise<void>

export function createWrites(deps: WritesDeps): Writes {
  const listeners: UndoListener[] = []
  const readers: WriteTrail[] = []
  const trail: WriteTrail = async (tx, portalId, written) => {
    await deps.trail(tx, portalId, written)
    for (const hear of readers) await hear(tx, portalId, written)
  }
  return {
    plan: (tx, run, writes) => planWrites(deps, tx, run, writes),
    once: createWriteOnce(createWriteStore(deps.prisma, trail), deps.clock),
    byPerson: createWriteByPerson({ ...deps, trail }),
    previewUndo: (request) => previewUndo(deps, request),
    undo: (request, userId, within) =>
      undoRun(deps, request, userId, async (tx, runId) => {
        for (const hear of listeners) await hear(tx, request, { runId, userId })
        await within?.(tx, runId)
      }),
    undoEntries: (tx, wanted) =>
      undoEntries(deps, tx, wanted, async (request, undo) => {
        for (const hear of listeners) await hear(tx, request, undo)
      }),
    underWay: (place) => writesUnderWay(deps.prisma, place),
    onUndo: (hear) => void listeners.push(hear),
    onWritten: (hear) => void readers.push(hear),
    handler: sendWrites({ ...deps, trail }),
    trail,
  }
}
