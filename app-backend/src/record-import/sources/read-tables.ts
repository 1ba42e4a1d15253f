import { tableLimits } from '../../platform/tables/table.ts'
import { readWorkbook } from '../../platform/tables/xlsx/workbook.ts'
import { ZipArchive } from '../../platform/tables/xlsx/zip-archive.ts'
import { isPacked, isTable, isWorkbook } from './packed.ts'

/**
 * Tables of a file among which a person has to choose: sheets of a workbook, those that are seen first, or files of an archive. Empty
 * for a file that is one table. Throws `table.*`.
 */
export async function readTables(path: string): Promise<string[]> {
  if (!(await isPacked(path))) return []
  const archive = await ZipArchive.open(path, tableLimits)
  try {
    if (!isWorkbook(archive)) return archive.names().filter(isTable)
    const { sheets } = await readWorkbook(archive)
    return sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)).map(({ name }) => name)
  } finally {
    await archive.close()
  }
}
