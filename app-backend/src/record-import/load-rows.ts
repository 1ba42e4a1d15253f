import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { HopelessJob } from '../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import { hashed } from './hash-row.ts'
import { nameRows } from './rules/name-rows.ts'
import { originIdOf } from './rules/origin-id.ts'
import { openSource } from './sources/open-source.ts'
import type { SourceRow, SourceTable } from './sources/source-table.ts'
import { occurrences, stageRows } from './staging/stage-store.ts'
import { type FileOnDiskDeps, fileOnDisk, letGo } from './uploads/file-on-disk.ts'

export const loadKind = 'import.load'

const payload = z.object({ importId: z.uuid() })
const cursor = z.object({ rows: z.int() })
type Payload = z.infer<typeof payload>
type Cursor = z.infer<typeof cursor>
type Step = LongStep<Payload, Cursor>

export interface LoadDeps extends FileOnDiskDeps {
  db: Database
  clock: Clock
  runs: ImportStore
}

/** Rows of one transaction; long ones are fewer, so that memory does not grow with their texts. */
const pageRows = 500
const pageChars = 1_000_000
const transaction = { timeout: 60_000, maxWait: 60_000 }

/** The file as far as it is read: the next step goes on where the last one stood, another process begins at the top. */
interface OpenFile {
  importId: string
  table: SourceTable
  at: number
}

/**
 * Reads a file into staging, page by page: the rows and the place in the file move together, so that a crash loses and doubles
 * nothing. The whole file again adds nothing.
 */
export function loadRows(deps: LoadDeps): LongWorkKind<Payload, Cursor> {
  let open: OpenFile | undefined

  async function close() {
    const closing = open
    open = undefined
    await closing?.table.close()
  }

  async function opened(run: ImportRun, at: number): Promise<OpenFile> {
    if (open?.importId === run.id && open.at === at) return open
    await close()
    const table = await openSource(await fileOnDisk(deps, run.portalId, run.uploadId), run.part)
    const file = { importId: run.id, table, at: 0 }
    open = file
    await skip(file, at)
    return file
  }

  return {
    payload,
    cursor,
    begin: { rows: 0 },
    async step(at) {
      const run = await deps.runs.find(at.portalId, at.payload.importId)
      if (run?.state !== 'loading') throw new HopelessJob('not loading')
      try {
        const file = await opened(run, at.cursor.rows)
        const rows = await page(file)
        if (rows.length === 0) return await end(deps, run, at, close)
        await keep(deps, run, at, rows)
        return 'more'
      } catch (error) {
        await close()
        // A file that can't be read does not get better: the person mends it.
        if (error instanceof AppError && /^(table|import|file)\./.test(error.code))
          throw new HopelessJob(error.code, { cause: error })
        throw error
      }
    },
  }
}

async function page(file: OpenFile): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for (let chars = 0; rows.length < pageRows && chars < pageChars;) {
    const { value, done } = await file.table.rows.next()
    if (done) break
    rows.push(value)
    for (const cell of value.cells) chars += cell.length
  }
  file.at += rows.length
  return rows
}

/** A file that ends before the rows that are in staging already is a damaged one: its end would pass for the end of the rows. */
async function skip(file: OpenFile, count: number): Promise<void> {
  while (file.at < count) {
    const { done } = await file.table.rows.next()
    if (done) throw new AppError('table.unreadable')
    file.at += 1
  }
}

async function keep({ db }: LoadDeps, run: ImportRun, at: Step, rows: readonly SourceRow[]) {
  const named = rows.map(hashed)
  await db.prisma.$transaction(async (tx) => {
    const hashes = named.map(({ hash }) => hash)
    const names = hashes.map((hash) => originIdOf(run.source, null, hash))
    const before = run.originKey.kind === 'content' ? await occurrences(tx, run.id, names, hashes) : new Map()
    const { added, failed, skipped } = await stageRows(tx, run, nameRows(run, named, before))
    await at.save({ rows: at.cursor.rows + rows.length }, { done: added, failed, skipped }, tx)
  }, transaction)
}

async function end({ runs, folder }: LoadDeps, run: ImportRun, at: Step, close: () => Promise<void>): Promise<StepEnd> {
  await close()
  await letGo(folder, run.uploadId)
  await runs.change(at.portalId, run.id, { state: 'loaded' }, ['loading'])
  return 'done'
}
