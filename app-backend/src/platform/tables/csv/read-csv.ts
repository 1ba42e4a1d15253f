import { parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { AppError } from '../../errors/app-error.ts'
import { scanText } from '../scan-text.ts'
import { delimiterOf } from '../rules/delimiter.ts'
import { plainCell } from '../rules/safe-cell.ts'
import type { RawRow, TableLimits } from '../table.ts'

export interface CsvText {
  charset: string
  delimiter: string
  rows: AsyncGenerator<RawRow>
}

/** What csv-parse gives with `info`. */
interface Parsed {
  record: string[]
  info: { records: number }
}

/** Reads a CSV file row by row; its charset and delimiter are found. Broken quotes and rows past the limits end it: `table.row-too-long`, `table.broken-quotes`. */
export async function readCsv(path: string, limits: TableLimits): Promise<CsvText> {
  const { charset, head } = await scanText(path)
  const delimiter = delimiterOf(head)
  const told = /^\uFEFF?sep=.\r?\n/i.test(head)
  return { charset, delimiter, rows: rowsOf(path, { charset, delimiter, told }, limits) }
}

async function* rowsOf(
  path: string,
  { charset, delimiter, told }: { charset: string; delimiter: string; told: boolean },
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: limits.rowChars,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // ООО "Ромашка" without quotes around it is how people write.
    relax_quotes: true,
  })
  const source = createReadStream(path)
  if (charset === 'utf-8') pipeline(source, parser, () => undefined)
  else
    pipeline(
      source,
      (chunks: AsyncIterable<Buffer>) => decoded(chunks, charset),
      parser,
      () => undefined,
    )
  let number = told ? -1 : 0
  try {
    for await (const { record } of parser as AsyncIterable<Parsed>) {
      number += 1
      if (number > 0) yield rawRow(number, record, limits)
    }
  } catch (error) {
    throw refusal(error, number + 1)
  } finally {
    source.destroy()
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, charset: string) {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

function rawRow(number: number, record: string[], limits: TableLimits): RawRow {
  if (record.length > limits.columns)
    throw new AppError('table.too-wide', { params: { row: number, columns: limits.columns } })
  const faults: RawRow['faults'] = []
  const cells = record.map((text, column) => {
    if (text.length > limits.cellChars) throw new AppError('table.row-too-long', { params: { row: number } })
    if (text.includes('\uFFFD')) faults.push({ column, code: 'cell.unreadable-letters' })
    return plainCell(text.replaceAll('\0', '')).trim()
  })
  return { number, cells, faults }
}

function refusal(error: unknown, row: number): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'CSV_MAX_RECORD_SIZE') return new AppError('table.row-too-long', { params: { row }, cause: error })
  if (code.startsWith('CSV_')) return new AppError('table.broken-quotes', { params: { row }, cause: error })
  return error
}
