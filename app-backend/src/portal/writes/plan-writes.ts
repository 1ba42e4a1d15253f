import type { Reason } from '../../kernel/reason.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import type { EntryState, PlannedWrite, Run } from './ledger.ts'
import { addEntries, beginRun, type LedgerTx, type RunEnd } from './ledger-store.ts'
import { loopFacts } from './loop-facts.ts'
import { loopFound, type LoopLimits } from './rules/loop-guard.ts'
import { differing } from './rules/same-value.ts'

const writesQueue = 'writes'

/** How long writes that nobody waits for wait for company, which spares the portal a request. */
const patienceMs = 2 * 60_000

export interface PlanDeps {
  clock: Clock
  addJob: Jobs['add']
  /** Hears of a run that the guard against loops stopped, in the transaction that keeps it. */
  refused(tx: LedgerTx, stopped: StoppedRun): Promise<void>
  /** Of the portal's settings. */
  loopLimits(portalId: string): Promise<LoopLimits>
}

export interface StoppedRun {
  portalId: string
  runId: string
  rule: string
  refusal: Reason
  at: Date
}

export interface Planned {
  runId: string
  /** Writes that are new: what the run planned before, and what would change nothing, does not count. */
  count: number
  /** Why nothing of the run is sent. */
  refusal: Reason | null
}

/**
 * Writes what a run wants to do into the ledger, within the caller's transaction, and has it sent after the commit: nothing is
 * sent of a transaction that fails, and everything of one that commits, once. A run in shadow or dry mode stays imagined.
 */
export async function planWrites(
  deps: PlanDeps,
  tx: LedgerTx,
  run: Run,
  writes: readonly PlannedWrite[],
): Promise<Planned> {
  const now = deps.clock.now()
  const real = writes.filter((write) => write.action !== 'update' || differing(write.after, write.before).length > 0)
  const refusal = await refusalOf(deps, tx, run, real, now)
  const imagined = run.mode === 'shadow' || run.mode === 'dry'
  const state: EntryState = refusal ? 'skipped' : imagined ? 'imagined' : 'planned'
  const end: RunEnd = { refusal, endedAt: state === 'planned' && real.length > 0 ? null : now }
  const runId = await beginRun(tx, run, now, end)
  const count = await addRows(tx, { run, runId, now, state, refusal }, real)
  if (refusal) await deps.refused(tx, { portalId: run.portalId, runId, rule: run.rule, refusal, at: now })
  if (state === 'planned' && count > 0) {
    // A named run may have ended with what it planned before.
    await tx.ledgerRun.updateMany({ where: { portalId: run.portalId, id: runId }, data: { endedAt: null } })
    await wake(deps, run.portalId, tx, run.patient ? new Date(now.getTime() + patienceMs) : now)
  }
  return { runId, count, refusal }
}

/** What is imagined may be imagined again, and take the name of no real write. */
const addRows = (
  tx: LedgerTx,
  {
    run,
    runId,
    now,
    state,
    refusal,
  }: { run: Run; runId: string; now: Date; state: EntryState; refusal: Reason | null },
  writes: readonly PlannedWrite[],
) =>
  addEntries(
    tx,
    { portalId: run.portalId, runId, now },
    writes.map((write) => ({
      ...write,
      state,
      key: state === 'planned' ? write.key : `${state}:${runId}:${write.key}`,
      ...(refusal ? { error: refusal.code } : {}),
    })),
  )

/** The portal's writes are sent one request after another: order holds, and what waits rides together. */
export const wake = (
  { addJob, clock }: Pick<PlanDeps, 'addJob' | 'clock'>,
  portalId: string,
  tx: LedgerTx,
  dueAt = clock.now(),
): Promise<void> => addJob({ portalId, queue: writesQueue, once: writesQueue, dueAt }, tx)

/** People are not stopped, nor is taking something back: only rules can go round in circles. */
async function refusalOf(
  deps: PlanDeps,
  tx: LedgerTx,
  run: Run,
  writes: readonly PlannedWrite[],
  now: Date,
): Promise<Reason | null> {
  if (run.mode !== 'live' || run.userId !== undefined) return null
  const limits = await deps.loopLimits(run.portalId)
  return loopFound(await loopFacts(tx, run, writes, new Date(now.getTime() - limits.minutes * 60_000)), limits)
}
