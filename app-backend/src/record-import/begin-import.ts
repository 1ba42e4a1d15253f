import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { archiveNames } from './attached/archive.ts'
import type { NewImport } from './contract.ts'
import type { ImportRun } from './import-run.ts'
import type { ImportStore } from './import-store.ts'
import { recogniseSource } from './rules/recognise-source.ts'
import { findRun } from './find-run.ts'
import { openSource } from './sources/open-source.ts'
import { fileOnDisk, type FileOnDiskDeps } from './uploads/file-on-disk.ts'

export interface BeginDeps extends FileOnDiskDeps {
  clock: Clock
  runs: ImportStore
}

/** A run for an uploaded file: its columns, charset and origin are found. Throws `import.*`, `table.*`. */
export async function beginImport(
  deps: BeginDeps,
  { portalId, userId }: { portalId: string; userId: number },
  { uploadId, entityTypeId, title, source, part: named, attached }: NewImport,
): Promise<ImportRun> {
  const owner = attached ? await findRun(deps.runs, portalId, attached.importId) : null
  if (owner && owner.content !== 'records') throw new AppError('import.not-found')
  const upload = await deps.uploads.find(portalId, uploadId)
  if (!upload) throw new AppError('import.no-upload')
  if (attached?.content === 'files') await archiveNames(deps, { portalId, uploadId })
  const part = named ?? null
  const table = await openSource(await fileOnDisk(deps, portalId, uploadId), part)
  const { format, charset, delimiter, columns, parts } = table
  const first = await table.rows.next()
  await table.close()
  // Another sheet of the workbook may be the one that is meant.
  if (first.done && parts.length < 2) throw new AppError('table.empty')
  const found = recogniseSource(columns)
  return deps.runs.create({
    portalId,
    title: title || (named ? `${upload.name}: ${named}` : upload.name),
    entityTypeId: owner?.entityTypeId ?? entityTypeId,
    content: attached?.content ?? 'records',
    belongsTo: owner?.id ?? null,
    // A name that no person can give: keys of comments never meet those of records.
    source: owner && attached ? `${owner.source}/${attached.content}` : source || found.source,
    uploadId,
    fileName: upload.name,
    sizeBytes: upload.sizeBytes,
    part,
    format,
    charset,
    delimiter,
    recognised: found.recognised,
    columns: columns.map((name, at) => name || `№ ${at + 1}`),
    originKey: found.originKey,
    mapping: { columns: [], constants: {} },
    options: { window: null, keepDates: true },
    startedBy: userId,
    createdAt: deps.clock.now(),
  })
}
