import { open } from 'node:fs/promises'
import { AppError } from '../errors/app-error.ts'
import { readCsv } from './csv/read-csv.ts'
import { type RawRow, type Table, tableLimits, type TableLimits, type TableRow } from './table.ts'
import { readSheet } from './xlsx/read-sheet.ts'
import { readMeanings, readSharedTexts, readWorkbook } from './xlsx/workbook.ts'
import { ZipArchive } from './xlsx/zip-archive.ts'

export interface ReadOptions {
  /** XLSX: which sheet; the first visible one unless told. Throws `table.no-sheet`. */
  sheet?: string
  limits?: TableLimits
}

/**
 * Opens a table file on disk; what it is (CSV or XLSX) is told by its bytes. The work gets the header and its rows as they are
 * read, and the file is closed when it ends. Memory does not grow with the file, but for the shared texts of an XLSX, which
 * have a limit.
 * Throws `table.unreadable`, `table.old-format` (XLS, or a password), `table.empty`, and while rows are read `table.bomb`,
 * `table.row-too-long`, `table.too-wide`, `table.too-many-rows`, `table.broken-quotes`.
 */
export async function readTable<T>(
  path: string,
  work: (table: Table) => Promise<T>,
  { sheet, limits = tableLimits }: ReadOptions = {},
): Promise<T> {
  const start = await firstBytes(path)
  if (start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new AppError('table.old-format')
  if (start.toString('latin1') === 'PK\x03\x04') return withXlsx(path, sheet, limits, work)
  const { charset, delimiter, rows } = await readCsv(path, limits)
  return withRows(rows, limits, (table) =>
    work({ format: 'csv', charset, delimiter, sheets: [], sheet: null, ...table }),
  )
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    return (await file.read(Buffer.alloc(4), 0, 4, 0)).buffer
  } finally {
    await file.close()
  }
}

async function withXlsx<T>(
  path: string,
  wanted: string | undefined,
  limits: TableLimits,
  work: (table: Table) => Promise<T>,
) {
  const archive = await ZipArchive.open(path, limits)
  try {
    const { sheets, from1904, part } = await readWorkbook(archive)
    const sheet =
      wanted === undefined
        ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
        : sheets.find(({ name }) => name === wanted)
    if (!sheet)
      throw new AppError(wanted === undefined ? 'table.unreadable' : 'table.no-sheet', {
        params: { sheet: wanted ?? '' },
      })
    const meanings = await readMeanings(archive, part('styles'))
    const shared = await readSharedTexts(archive, part('sharedStrings'), limits)
    const rows = readSheet(archive.read(sheet.part), { shared, meanings, from1904 }, limits)
    const names = sheets.map(({ name }) => name)
    return await withRows(rows, limits, (table) =>
      work({ format: 'xlsx', charset: null, delimiter: null, sheets: names, sheet: sheet.name, ...table }),
    )
  } finally {
    await archive.close()
  }
}

type Body = Pick<Table, 'columns' | 'rows'>

/** Takes the header off and hands the rest on; the source is closed whatever the work does. */
async function withRows<T>(
  raw: AsyncGenerator<RawRow>,
  limits: TableLimits,
  work: (body: Body) => Promise<T>,
): Promise<T> {
  try {
    const header = await firstFull(raw)
    if (!header) throw new AppError('table.empty')
    let width = header.cells.length
    while (width > 1 && header.cells[width - 1] === '') width -= 1
    return await work({ columns: header.cells.slice(0, width), rows: body(raw, width, limits) })
  } finally {
    await raw.return(undefined)
  }
}

async function firstFull(raw: AsyncGenerator<RawRow>): Promise<RawRow | null> {
  for (;;) {
    const next = await raw.next()
    if (next.done) return null
    if (isFull(next.value)) return next.value
  }
}

const isFull = ({ cells }: RawRow) => cells.some((cell) => cell !== '')

async function* body(raw: AsyncGenerator<RawRow>, width: number, limits: TableLimits): AsyncGenerator<TableRow> {
  let count = 0
  for await (const row of raw) {
    if (!isFull(row)) continue
    count += 1
    if (count > limits.rows) throw new AppError('table.too-many-rows', { params: { rows: limits.rows } })
    yield fitted(row, width)
  }
}

/** As many cells as the header has columns; what is more stays when it says something. */
function fitted({ number, cells, faults }: RawRow, width: number): TableRow {
  const extra = cells.slice(width).some((cell) => cell !== '')
  const kept = extra ? cells : cells.slice(0, width)
  const padded = [...kept, ...Array.from({ length: Math.max(0, width - kept.length) }, () => '')]
  const code = extra ? 'row.longer-than-header' : cells.length < width ? 'row.shorter-than-header' : null
  return { number, cells: padded, faults: code === null ? faults : [...faults, { column: null, code }] }
}
