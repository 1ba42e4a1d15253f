import { writeCsv } from './csv/write-csv.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'

/** A text, a number that is counted with, a moment (written in `zone`), a yes or no, nothing. Codes and long numbers are texts. */
export type Cell = string | number | boolean | Date | null

export interface NewTable {
  columns: readonly string[]
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
  /** IANA zone of the moments. */
  zone: string
  /** Words for yes and no. */
  yesNo: readonly [string, string]
  /** XLSX: name of the sheet. */
  sheet?: string
  /** CSV: a semicolon unless told, as Excel expects it in Russian. */
  delimiter?: ';' | ',' | '\t'
}

export type TableFormat = 'csv' | 'xlsx'

export const tableTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * A table as the bytes of a file, made while they are taken: rows are asked for no faster than the reader takes them, and
 * memory does not grow with their number. No cell is a formula. XLSX has at most 1 048 576 rows (`table.too-many-rows`).
 */
export const writeTable = (format: TableFormat, table: NewTable): AsyncGenerator<Uint8Array> =>
  format === 'csv' ? writeCsv(table) : writeXlsx(table)
