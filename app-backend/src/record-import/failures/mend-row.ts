import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { StagedRowView } from './contract.ts'
import type { ImportRun } from '../import-run.ts'
import type { RowReader } from '../row-reader.ts'
import { saveChecked } from '../staging/check-store.ts'
import { mendRows, type MendedRow } from './mend-store.ts'
import { rowOf, waitingRow } from './read-failed-rows.ts'

export interface MendDeps {
  db: Pick<Database, 'prisma'>
  readerOf(run: ImportRun): Promise<RowReader>
}

/** A failed row with other cells, read at once. Throws `import.not-now` (it did not fail, or rows are on their way), `portal.*`. */
export async function mendRow(deps: MendDeps, run: ImportRun, row: MendedRow, lang: Lang): Promise<StagedRowView> {
  const { prisma } = deps.db
  const reader = await deps.readerOf(run)
  const taken = await mendRows(deps.db, run, [row])
  if (taken.size === 0) throw new AppError('import.not-now')
  const waiting = await waitingRow(prisma, run.id, row.number)
  if (waiting) {
    const checked = await reader([waiting])
    await prisma.$transaction((tx) => saveChecked(tx, checked))
  }
  const mended = await rowOf(prisma, run.id, row.number, lang)
  if (!mended) throw new AppError('import.not-found')
  return mended
}
