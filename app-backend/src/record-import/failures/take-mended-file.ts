import { AppError } from '../../platform/errors/app-error.ts'
import type { Database } from '../../platform/db/database.ts'
import type { ImportRun } from '../import-run.ts'
import { openSource } from '../sources/open-source.ts'
import { fileOnDisk, type FileOnDiskDeps } from '../uploads/file-on-disk.ts'
import { plainCell } from '../../platform/tables/rules/safe-cell.ts'
import { mendRows, type MendedRow } from './mend-store.ts'

const pageRows = 500
/** Columns of the file before those of the source: number of the row, why it failed. */
const ownColumns = 2

/** What the database takes for the number of a row. */
const mostNumber = 2 ** 31 - 1

interface Counts {
  taken: number
  unknown: number
}

type Deps = FileOnDiskDeps & { db: Pick<Database, 'prisma'> }

/**
 * The file of failed rows comes back mended: each row takes the place of the one with its number, and waits to be read by the mapping.
 * Rows that did not fail are counted, not changed. Nothing is taken of a file with a row that has no number. Throws
 * `import.other-file` when it is not that file, `import.no-row-number`, `import.*`, `table.*`.
 */
export async function takeMendedFile(deps: Deps, run: ImportRun, uploadId: string): Promise<Counts> {
  const path = await fileOnDisk(deps, run.portalId, uploadId)
  for await (const _ of mendedRowsOf(path, run)) continue
  const counts = { taken: 0, unknown: 0 }
  let page: MendedRow[] = []
  const flush = async () => {
    const taken = await mendRows(deps.db, run, page)
    counts.taken += taken.size
    counts.unknown += page.length - taken.size
    page = []
  }
  for await (const row of mendedRowsOf(path, run)) {
    page.push(row)
    if (page.length >= pageRows) await flush()
  }
  await flush()
  return counts
}

async function* mendedRowsOf(path: string, run: ImportRun): AsyncGenerator<MendedRow> {
  const table = await openSource(path, null)
  try {
    const same = run.columns.every((name, at) => table.columns[at + ownColumns] === name || name === `№ ${at + 1}`)
    if (!same) throw new AppError('import.other-file')
    for await (const { number: row, cells } of table.rows) {
      const number = Number(cells[0])
      if (!Number.isInteger(number) || number < 1 || number > mostNumber)
        throw new AppError('import.no-row-number', { params: { row, text: (cells[0] ?? '').slice(0, 100) } })
      yield { number, cells: run.columns.map((_, at) => plainCell(cells[at + ownColumns] ?? '')) }
    }
  } finally {
    await table.close()
  }
}
