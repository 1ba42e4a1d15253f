import type { PrismaClient } from '@poryadok/prisma'
import { AppError } from '../../platform/errors/app-error.ts'
import type { PortalClient } from '../client/portal-client.ts'
import { addEntries, beginRun, rowOf, withRun, type LedgerRow, type LedgerTx } from './ledger-store.ts'
import { wake, type PlanDeps } from './plan-writes.ts'
import { readPresent, recordKey } from './read-present.ts'
import { inverseWrite, type Inverse } from './rules/inverse-write.ts'
import { conflictOf } from './send-writes.ts'

export interface UndoDeps extends Pick<PlanDeps, 'addJob' | 'clock'> {
  prisma: PrismaClient
  portal: PortalClient
}

export interface UndoRequest {
  portalId: string
  runId: string
  /** Only these writes of the run; all of them unless given. */
  entryIds?: readonly number[]
}

export interface UndoStep {
  row: LedgerRow
  /** null: the portal cannot take it back. */
  inverse: Inverse | null
}

/** Writes of the run that stand and that nobody is taking back, the last one first. */
async function stepsOf(tx: LedgerTx, { portalId, runId, entryIds }: UndoRequest): Promise<UndoStep[]> {
  const rows = await tx.ledgerEntry.findMany({
    where: { portalId, runId, state: 'done', undoneBy: null, ...(entryIds ? { id: { in: [...entryIds] } } : {}) },
    include: withRun,
    orderBy: { id: 'desc' },
  })
  return rows.map(rowOf).map((row) => ({ row, inverse: inverseWrite(row) }))
}

export interface UndoPreview {
  steps: (UndoStep & { conflict: ReturnType<typeof conflictOf> })[]
}

/** What an undo would do now; nothing is changed. */
export async function previewUndo(deps: UndoDeps, request: UndoRequest): Promise<UndoPreview> {
  const steps = await stepsOf(deps.prisma, request)
  const guarded = steps.filter(({ inverse }) => inverse?.guarded)
  const present = await readPresent(
    deps.portal,
    { kind: 'portal', portalId: request.portalId },
    guarded.map(({ row }) => ({ ...row, entityId: row.entityId ?? 0, fields: Object.keys(row.after) })),
  )
  const held = (row: LedgerRow) => present.get(recordKey(row.entityTypeId, row.entityId ?? 0))
  return {
    steps: steps.map((step) => ({
      ...step,
      conflict: step.inverse?.guarded ? conflictOf(step.inverse, held(step.row)) : null,
    })),
  }
}

/**
 * Takes a run back, or some of its writes, as a run of its own: in the reverse order, each record only while it still holds what
 * was written; what a person changed since stays theirs. Undoing an undo writes the values again. `within` adds rows of the
 * caller's to the same transaction. Throws `undo.nothing-left` when everything is taken back already.
 */
export async function undoRun(
  deps: UndoDeps,
  request: UndoRequest,
  userId: number,
  within: (tx: LedgerTx, undoRunId: string) => Promise<void> = async () => {},
): Promise<string> {
  const { portalId, runId } = request
  const now = deps.clock.now()
  return deps.prisma.$transaction(
    async (tx) => {
      // Two presses at once: the second waits here and finds nothing left.
      await tx.$executeRaw`SELECT FROM ledger_run WHERE portal_id = ${portalId}::uuid AND id = ${runId}::uuid FOR UPDATE`
      const steps = await stepsOf(tx, request)
      const possible = steps.filter(({ inverse }) => inverse !== null)
      if (possible.length === 0) throw new AppError('undo.nothing-left')
      const rule = steps[0]?.row.rule ?? ''
      const run = { portalId, rule, mode: 'undo' as const, userId, cause: { kind: 'undo' as const, id: runId, runId } }
      const undoId = await beginRun(tx, run, now, { undoOf: runId })
      await addEntries(
        tx,
        { portalId, runId: undoId, now },
        steps.map((step) => entryOf(step, undoId)),
      )
      await tx.ledgerEntry.updateMany({
        where: { portalId, id: { in: possible.map(({ row }) => row.id) } },
        data: { undoneBy: undoId },
      })
      await within(tx, undoId)
      await wake(deps, portalId, tx)
      return undoId
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/** The row of an undo: planned where the portal can take the write back, else left alone with its reason. */
export function entryOf({ row, inverse }: UndoStep, undoId: string) {
  const { entityTypeId, id } = row
  const common = { key: `undo:${undoId}:${id}`, entityTypeId, because: [], undoes: id }
  if (inverse) return { ...common, ...inverse, state: 'planned' as const }
  const { action, entityId, method, params, before, after } = row
  const left = { action, entityId, method, params, before: after, after: before }
  return { ...common, ...left, state: 'skipped' as const, error: 'undo.impossible' }
}
