import type { z } from 'zod'
import type { importSample } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import { openSource } from './sources/open-source.ts'
import { fileOnDisk, type FileOnDiskDeps } from './uploads/file-on-disk.ts'

const sampleRows = 20

type Sample = z.infer<typeof importSample>

/** The first rows of the file as they are. Throws `import.*`, `table.*`. */
export async function readSample(deps: FileOnDiskDeps, run: ImportRun): Promise<Sample> {
  try {
    return await firstRows(deps, run)
  } catch (error) {
    // Whoever loaded the rows let the file go in this very moment: it is gathered once more.
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error
    return firstRows(deps, run)
  }
}

async function firstRows(deps: FileOnDiskDeps, run: ImportRun): Promise<Sample> {
  const table = await openSource(await fileOnDisk(deps, run.portalId, run.uploadId), run.part)
  const rows: string[][] = []
  try {
    while (rows.length < sampleRows) {
      const { value, done } = await table.rows.next()
      if (done) break
      rows.push(value.cells)
    }
  } finally {
    await table.close()
  }
  return { columns: run.columns, rows, parts: table.parts }
}
