import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import type { RowReader } from './row-reader.ts'
import { rowsToCheck, saveChecked } from './staging/check-store.ts'

export const checkKind = 'import.check'

const payload = z.object({ importId: z.uuid() })
const cursor = z.object({ after: z.string() })
type Payload = z.infer<typeof payload>
type Cursor = z.infer<typeof cursor>

export interface CheckDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  runs: ImportStore
  /** The mapping of a run, ready to read rows. */
  readerOf(run: ImportRun): Promise<RowReader>
  /** Clients may have come since rows were read last. */
  forget(runId: string): void
}

const begin: Cursor = { after: '0' }
const pageRows = 500
const transaction = { timeout: 60_000, maxWait: 60_000 }

/** The dry run: every row that is not in the portal becomes a record, or a reason why it can be none. Nothing is written to the portal. */
export function checkRows(deps: CheckDeps): LongWorkKind<Payload, Cursor> {
  const readers = new Map<string, RowReader>()
  /** What was looked up stays for the run of one task in this process. */
  async function readerOf(taskId: string, run: ImportRun) {
    const reader = readers.get(taskId) ?? (await deps.readerOf(run))
    readers.clear()
    readers.set(taskId, reader)
    return reader
  }

  return {
    payload,
    cursor,
    begin,
    async step(at) {
      const run = await deps.runs.find(at.portalId, at.payload.importId)
      if (run?.state !== 'checking') throw new HopelessJob('not checking')
      if (at.cursor.after === begin.after) deps.forget(run.id)
      const rows = await rowsToCheck(deps.db.prisma, run.id, BigInt(at.cursor.after), pageRows)
      const last = rows.at(-1)
      if (!last) return end(deps, run, at)
      const checked = await (await readerOf(at.taskId, run))(rows)
      await deps.db.prisma.$transaction(async (tx) => {
        const { ready, failed } = await saveChecked(tx, checked)
        await at.save({ after: String(last.id) }, { done: ready, failed }, tx)
      }, transaction)
      return 'more'
    },
  }
}

async function end({ runs }: CheckDeps, run: ImportRun, at: LongStep<Payload, Cursor>): Promise<StepEnd> {
  await runs.change(at.portalId, run.id, { state: 'checked' }, ['checking'])
  return 'done'
}
