import type { Database } from '../../platform/db/database.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { ImportRun } from '../import-run.ts'
import type { ImportStore } from '../import-store.ts'
import type { CheckedRow, RowReader } from '../row-reader.ts'
import { attachedRecord, parentKey } from '../rules/attached-record.ts'
import type { AttachedContent } from '../rules/import-content.ts'
import { originIdOf } from '../rules/origin-id.ts'
import { importedItems } from '../staging/attached-store.ts'
import { archiveNames, type ArchiveDeps } from './archive.ts'

export interface AttachedReaderDeps extends ArchiveDeps {
  db: Pick<Database, 'prisma'>
  runs: ImportStore
}

/** Reads rows of comments or files: their cells by the mapping, then the imported record that each belongs to. */
export async function attachedReader(
  deps: AttachedReaderDeps,
  run: ImportRun,
  content: AttachedContent,
  read: RowReader,
): Promise<RowReader> {
  const owner = run.belongsTo === null ? null : await deps.runs.find(run.portalId, run.belongsTo)
  if (!owner) throw new HopelessJob('import.not-found')
  const entries = content === 'files' ? await archiveNames(deps, run) : []
  return async (rows) => {
    const checked = await read(rows)
    const keys = checked.flatMap((row) => ('record' in row ? [parentKey(row.record)] : []))
    const byName = new Map(keys.map((key) => [originIdOf(owner.source, key, ''), key]))
    const items = await importedItems(deps.db.prisma, run, [...byName.keys()])
    const parents = new Map(items.map(({ originId, itemId }) => [byName.get(originId) ?? '', itemId]))
    return checked.map((row): CheckedRow => {
      if ('because' in row) return row
      const made = attachedRecord(content, row.record, { parents, entries })
      return made.ok ? { ...row, record: { ...made.record } } : { id: row.id, because: made.because }
    })
  }
}
