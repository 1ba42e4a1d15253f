import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../platform/errors/app-error.ts'
import { tableLimits } from '../../platform/tables/table.ts'
import { ZipArchive } from '../../platform/tables/xlsx/zip-archive.ts'
import { firstBytes } from './first-bytes.ts'
import { openNdjson } from './ndjson-source.ts'
import { isPacked, isTable, isWorkbook } from './packed.ts'
import type { SourceTable } from './source-table.ts'
import { openTable } from './table-source.ts'

/**
 * Opens a source on disk by what its bytes are: CSV, a workbook, a JSON object a line, or an archive with one of these. `part` names
 * the sheet or the file; the first one unless told. Throws `table.*`, `import.no-table` for an archive
 * without tables, `import.packed-sheets` for a workbook in an archive of which nobody can say which sheet is meant.
 */
export async function openSource(path: string, part: string | null): Promise<SourceTable> {
  if (await isPacked(path)) return openPacked(path, part)
  if (/^(\xef\xbb\xbf)?\s*\{/.test(await firstBytes(path))) return openNdjson(path)
  return openTable(path, undefined)
}

async function openPacked(path: string, part: string | null): Promise<SourceTable> {
  const archive = await ZipArchive.open(path, tableLimits)
  try {
    if (isWorkbook(archive)) return await openTable(path, part ?? undefined)
    const parts = archive.names().filter(isTable)
    const name = part ?? parts[0]
    if (name === undefined || !parts.includes(name)) throw new AppError('import.no-table')
    const unpacked = `${path}.part`
    await pipeline(Readable.from(archive.read(name)), createWriteStream(unpacked))
    const table = await openSource(unpacked, null)
    const close = async () => {
      await table.close()
      await rm(unpacked, { force: true })
    }
    if (table.parts.length > 1) {
      await close()
      throw new AppError('import.packed-sheets', { params: { name } })
    }
    return { ...table, parts, close }
  } finally {
    await archive.close()
  }
}
