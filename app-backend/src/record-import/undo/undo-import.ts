import { z } from 'zod'
import { reason, type Reason } from '../../kernel/reason.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import type { BatchItem } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { becauseRefused } from '../rules/row-outcome.ts'
import { keepRows, keepUpdates, rowsToUndo, undoneRows, type UndoRow } from '../staging/undo-store.ts'
import { settleDoubtful } from '../write/settle-doubtful.ts'
import { transaction, type WriteDeps } from '../write/write-deps.ts'
import { removalOf, standingOf } from './undo-targets.ts'

export const undoKind = 'import.undo'

const payload = z.object({ importId: z.uuid() })
const cursor = z.object({ after: z.string() })
type Step = LongStep<z.infer<typeof payload>, z.infer<typeof cursor>>

const pageRows = 50
/** Before what the portal did not remove just now is looked at again, ms. */
const pauseMs = 5_000

/** Takes a run back: removes what it made and nobody touched since, and says of the rest why it stays. Twice removes nothing twice. */
export const undoImport = (deps: WriteDeps): LongWorkKind<z.infer<typeof payload>, z.infer<typeof cursor>> => ({
  payload,
  cursor,
  begin: { after: '0' },
  async step(at) {
    const run = await deps.runs.find(at.portalId, at.payload.importId)
    if (run?.state !== 'undoing') throw new HopelessJob('not undoing')
    const doubtful = await settleDoubtful(deps, run, { rowsOf: 'run', save: (_, tx) => at.save(at.cursor, {}, tx) })
    if (doubtful !== null) return doubtful instanceof Date ? { again: doubtful } : doubtful
    const rows = await rowsToUndo(deps.db.prisma, run.id, BigInt(at.cursor.after), pageRows)
    const last = rows.at(-1)
    if (!last) return end(deps, run)
    const standing = await standingOf(deps, run, rows)
    const kept = rows.filter((row) => standing(row) === 'changed')
    const removable = rows.filter((row) => standing(row) === 'same')
    const { removed, refused } = await remove(deps, run, removable)
    const gone = rows.filter((row) => standing(row) === 'gone').concat(removed)
    const open = removable.length - removed.length - refused.length
    await settle(deps, at, { gone, kept, refused, last, open })
    return open === 0 ? 'more' : { again: new Date(deps.clock.now().getTime() + pauseMs) }
  },
})

interface Removal {
  /** Rows whose records are gone now. */
  removed: UndoRow[]
  /** Rows whose records the portal will not remove, and what it said. */
  refused: { row: UndoRow; because: Reason[] }[]
}

/** What is in neither half is looked at again. Bitrix24 docs: api-reference/crm/universal/crm-item-delete */
async function remove({ portal }: WriteDeps, run: ImportRun, rows: readonly UndoRow[]): Promise<Removal> {
  if (rows.length === 0) return { removed: [], refused: [] }
  const { portalId } = run
  const commands = Object.fromEntries(rows.map((row) => [`d${row.itemId}`, removalOf(run, row)] as const))
  const answers: Record<string, BatchItem> = await portal.batch({ kind: 'portal', portalId }, commands, {
    kind: 'write',
  })
  const faultOf = ({ itemId }: UndoRow) => {
    const answer = answers[`d${itemId}`]
    return answer === undefined || answer.ok ? null : answer.fault
  }
  return {
    removed: rows.filter(({ itemId }) => answers[`d${itemId}`]?.ok),
    refused: rows.flatMap((row) => {
      const fault = faultOf(row)
      if (fault?.code !== 'portal.refused' && fault?.code !== 'portal.no-rights') return []
      return [{ row, because: becauseRefused(fault.portalCode, fault.detail) }]
    }),
  }
}

interface Undone {
  gone: readonly UndoRow[]
  kept: readonly UndoRow[]
  refused: Removal['refused']
  last: UndoRow
  /** Records that the portal did not remove just now: they are looked at again. */
  open: number
}

async function settle({ db, clock }: WriteDeps, at: Step, { gone, kept, refused, last, open }: Undone) {
  await db.prisma.$transaction(async (tx) => {
    await undoneRows(tx, gone, clock.now())
    await keepRows(tx, kept, [reason('import.changed-since')])
    for (const { row, because } of refused) await keepRows(tx, [row], because)
    const after = open === 0 ? String(last.id) : at.cursor.after
    await at.save({ after }, { done: gone.length, skipped: open === 0 ? kept.length + refused.length : 0 }, tx)
  }, transaction)
}

async function end({ db, runs, clock }: WriteDeps, run: ImportRun): Promise<StepEnd> {
  await keepUpdates(db.prisma, run.id, [reason('import.undo-update')])
  await runs.change(run.portalId, run.id, { state: 'undone', endedAt: clock.now(), certificate: null }, ['undoing'])
  return 'done'
}
