import { AppError } from '../../platform/errors/app-error.ts'
import { tableLimits } from '../../platform/tables/table.ts'
import { ZipArchive } from '../../platform/tables/xlsx/zip-archive.ts'
import type { ImportRun } from '../import-run.ts'
import { fileOnDisk, type FileOnDiskDeps } from '../uploads/file-on-disk.ts'

export type ArchiveDeps = FileOnDiskDeps

/** Largest file that goes into a timeline: it travels as text in one request. */
export const largestFileBytes = 20 * 1024 ** 2

type Archived = Pick<ImportRun, 'portalId' | 'uploadId'>

async function withArchive<Result>(deps: ArchiveDeps, run: Archived, work: (archive: ZipArchive) => Promise<Result>) {
  const path = await fileOnDisk(deps, run.portalId, run.uploadId)
  const archive = await ZipArchive.open(path, tableLimits)
  try {
    return await work(archive)
  } finally {
    await archive.close()
  }
}

/** Files of a run's archive. Throws `import.no-archive` when the upload is none. */
export const archiveNames = (deps: ArchiveDeps, run: Archived): Promise<string[]> =>
  withArchive(deps, run, (archive) => Promise.resolve(archive.names())).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'table.unreadable') throw new AppError('import.no-archive')
    throw error
  })

/** One file of it; null when it is larger than a timeline takes. Throws `table.*`. */
export const archiveFile = (deps: ArchiveDeps, run: Archived, entry: string): Promise<Buffer | null> =>
  withArchive(deps, run, async (archive) => {
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of archive.read(entry)) {
      bytes += chunk.length
      if (bytes > largestFileBytes) return null
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  })
