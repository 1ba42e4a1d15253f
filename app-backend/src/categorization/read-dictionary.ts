import { reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { readTable } from '../platform/tables/read-table.ts'
import { largestDictionary, type DictionaryFile } from './contract.ts'
import { columnNames, dictionaryColumns, named, plainName, type DictionaryColumn } from './rules/dictionary-columns.ts'
import { readDictionaryRow, type DictionaryCells, type ReadLine } from './rules/read-dictionary-row.ts'

/** Faults told apart; of the others only the number. */
const faultsTold = 200

/**
 * Reads a dictionary from a table on disk: columns by their names, in any order and either language. A row that is no line is
 * told with its number and costs only itself. `categories`: names by option.
 * @throws AppError `dictionary.no-column`, and those of `readTable`
 */
export async function readDictionary(path: string, categories: ReadonlyMap<string, string>): Promise<DictionaryFile> {
  const optionOf = new Map(Array.from(categories, ([id, name]) => [plainName(name), id]))
  return readTable(path, async ({ columns, rows }) => {
    const at = columnsOf(columns)
    const lines: ReadLine[] = []
    const faults: DictionaryFile['faults'] = []
    const first = new Map<string, number>()
    let read = 0
    for await (const { number, cells } of rows) {
      read += 1
      const found = readDictionaryRow(cellsOf(cells, at), optionOf)
      const because = 'because' in found ? found.because : repeated(found.line, number, first, lines.length)
      if (because) faults.push({ row: number, because })
      else if ('line' in found) lines.push(found.line)
    }
    return { rows: read, lines, faults: faults.slice(0, faultsTold), faultCount: faults.length }
  })
}

function columnsOf(header: readonly string[]): ReadonlyMap<DictionaryColumn, number> {
  const at = new Map<DictionaryColumn, number>()
  for (const [place, text] of header.entries()) {
    const column = named(columnNames, text)
    if (column && !at.has(column)) at.set(column, place)
  }
  for (const column of ['phrase', 'category'] as const) {
    const { ru, en } = columnNames[column]
    if (!at.has(column)) throw new AppError('dictionary.no-column', { params: { columnRu: ru[0], columnEn: en[0] } })
  }
  return at
}

const cellsOf = (cells: readonly string[], at: ReadonlyMap<DictionaryColumn, number>): DictionaryCells =>
  Object.fromEntries(dictionaryColumns.map((column) => [column, cells[at.get(column) ?? -1] ?? ''])) as DictionaryCells

/** The same words for the same category a second time, or more lines than a dictionary holds. */
function repeated(line: ReadLine, row: number, first: Map<string, number>, count: number) {
  const key = [plainName(line.phrase), line.categoryId, line.matching.kind, line.field].join('\n')
  const before = first.get(key)
  if (before !== undefined) return reason('dictionary.repeated', { text: line.phrase, row: before })
  if (count >= largestDictionary) return reason('dictionary.too-large', { most: largestDictionary })
  first.set(key, row)
  return null
}
