import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../platform/errors/app-error.ts'
import { tableLimits } from '../../platform/tables/table.ts'
import { ZipArchive } from '../../platform/tables/xlsx/zip-archive.ts'
import { openNdjson } from './ndjson-source.ts'
import type { SourceTable } from './source-table.ts'
import { openTable } from './table-source.ts'

const tableName = /\.(csv|tsv|txt|xlsx|ndjson|jsonl)$/i
/** Archives of macOS carry shadows of their files. */
const isTable = (name: string) => tableName.test(name) && !name.startsWith('__MACOSX/')

/**
 * Opens a source on disk by what its bytes are: CSV, a workbook, a JSON object a line, or an archive with one of these. `part` names
 * the sheet or the file; the first one unless told. Throws `table.*`, and `import.no-table` for an archive without tables.
 */
export async function openSource(path: string, part: string | null): Promise<SourceTable> {
  const head = await firstBytes(path)
  if (head.startsWith('PK\x03\x04')) return openPacked(path, part)
  if (/^(\xef\xbb\xbf)?\s*\{/.test(head)) return openNdjson(path)
  return openTable(path, undefined)
}

async function openPacked(path: string, part: string | null): Promise<SourceTable> {
  const archive = await ZipArchive.open(path, tableLimits)
  try {
    if (archive.has('[Content_Types].xml')) return await openTable(path, part ?? undefined)
    const parts = archive.names().filter(isTable)
    const name = part ?? parts[0]
    if (name === undefined || !parts.includes(name)) throw new AppError('import.no-table')
    const unpacked = `${path}.part`
    await pipeline(Readable.from(archive.read(name)), createWriteStream(unpacked))
    const table = await openSource(unpacked, null)
    return {
      ...table,
      parts,
      async close() {
        await table.close()
        await rm(unpacked, { force: true })
      },
    }
  } finally {
    await archive.close()
  }
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await file.close()
  }
}
