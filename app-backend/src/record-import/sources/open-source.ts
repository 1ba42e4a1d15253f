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
import { unpackedPath } from './unpacked-path.ts'

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
    return await openUnpacked(await unpack(archive, name, path), { name, parts })
  } finally {
    await archive.close()
  }
}

/** A file of its own for each reader: one that comes later never cuts what another reads. */
async function unpack(archive: ZipArchive, name: string, path: string): Promise<string> {
  const unpacked = unpackedPath(path)
  try {
    await pipeline(Readable.from(archive.read(name)), createWriteStream(unpacked))
    return unpacked
  } catch (error) {
    await rm(unpacked, { force: true })
    throw error
  }
}

async function openUnpacked(path: string, { name, parts }: { name: string; parts: string[] }): Promise<SourceTable> {
  const drop = () => rm(path, { force: true })
  try {
    const table = await openSource(path, null)
    const close = async () => {
      await table.close()
      await drop()
    }
    if (table.parts.length < 2) return { ...table, parts, close }
    await close()
    throw new AppError('import.packed-sheets', { params: { name } })
  } catch (error) {
    await drop()
    throw error
  }
}
