import { addEntries, beginRun, rowOf, withRun, type LedgerTx } from './ledger-store.ts'
import { wake, type PlanDeps } from './plan-writes.ts'
import { inverseWrite } from './rules/inverse-write.ts'
import { entryOf, type UndoRequest } from './undo-run.ts'

export interface WritesToUndo {
  portalId: string
  /** Names the undo for ever within the portal: however often it is asked, its writes are of one run. */
  name: string
  /** Whose writes they were. */
  rule: string
  entryIds: readonly number[]
  userId: number
}

export interface UndoneEntries {
  runId: string
  /** Writes that go back now; those that somebody takes back already do not count. */
  count: number
}

type Hear = (request: UndoRequest, undo: { runId: string; userId: number }) => Promise<void>

/**
 * Takes writes of many runs back as one run, the last one first, each only while its record still holds what was written. Undone
 * by `undo` like any run.
 */
export async function undoEntries(
  deps: Pick<PlanDeps, 'addJob' | 'clock'>,
  tx: LedgerTx,
  { portalId, name, rule, entryIds, userId }: WritesToUndo,
  hear: Hear,
): Promise<UndoneEntries> {
  const ids = [...entryIds]
  // An undo of one of these runs waits here, or is waited for.
  await tx.$executeRaw`
    SELECT FROM ledger_run WHERE portal_id = ${portalId}::uuid AND id IN (
      SELECT run_id FROM ledger_entry WHERE portal_id = ${portalId}::uuid AND id = ANY(${ids}::int[])) ORDER BY id FOR UPDATE`
  const rows = await tx.ledgerEntry.findMany({
    where: { portalId, id: { in: ids }, state: 'done', undoneBy: null },
    include: withRun,
    orderBy: { id: 'desc' },
  })
  const steps = rows.map(rowOf).flatMap((row) => {
    const inverse = inverseWrite(row)
    return inverse ? [{ row, inverse }] : []
  })
  const now = deps.clock.now()
  const run = { portalId, name, rule, mode: 'undo' as const, userId, cause: { kind: 'undo' as const, id: name } }
  const runId = await beginRun(tx, run, now, { endedAt: now })
  if (steps.length === 0) return { runId, count: 0 }
  await tx.ledgerRun.updateMany({ where: { portalId, id: runId }, data: { endedAt: null } })
  await addEntries(
    tx,
    { portalId, runId, now },
    steps.map((step) => entryOf(step, runId)),
  )
  const taken = steps.map(({ row }) => row.id)
  await tx.ledgerEntry.updateMany({ where: { portalId, id: { in: taken } }, data: { undoneBy: runId } })
  for (const [of, own] of Map.groupBy(steps, ({ row }) => row.runId))
    await hear({ portalId, runId: of, entryIds: own.map(({ row }) => row.id) }, { runId, userId })
  await wake(deps, portalId, tx)
  return { runId, count: steps.length }
}
