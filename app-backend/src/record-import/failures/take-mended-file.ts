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

/**
 * The file of failed rows comes back mended: each row takes the place of the one with its number. Rows that did not fail are counted, not
 * changed. Throws `import.other-file` when it is not that file, `import.*`, `table.*`.
 */
export async function takeMendedFile(
  deps: FileOnDiskDeps & { db: Pick<Database, 'prisma'> },
  run: ImportRun,
  uploadId: string,
): Promise<{ taken: number; unknown: number }> {
  const table = await openSource(await fileOnDisk(deps, run.portalId, uploadId), null)
  const counts = { taken: 0, unknown: 0 }
  try {
    const same = run.columns.every((name, at) => table.columns[at + ownColumns] === name || name === `№ ${at + 1}`)
    if (!same) throw new AppError('import.other-file')
    let page: MendedRow[] = []
    const flush = async () => {
      const taken = await mendRows(deps.db, run, page)
      counts.taken += taken.size
      counts.unknown += page.length - taken.size
      page = []
    }
    for await (const { cells } of table.rows) {
      page.push({
        number: Number(cells[0]),
        cells: run.columns.map((_, at) => plainCell(cells[at + ownColumns] ?? '')),
      })
      if (page.length >= pageRows) await flush()
    }
    await flush()
    return counts
  } finally {
    await table.close()
  }
}
