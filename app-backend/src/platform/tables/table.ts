/** What is wrong with a cell or a row; the row is given out all the same, the reader decides. */
export interface RowFault {
  /** 0-based; null: the whole row. */
  column: number | null
  code:
    | 'cell.formula-error'
    | 'cell.digits-lost'
    | 'cell.unreadable-letters'
    | 'row.longer-than-header'
    | 'row.shorter-than-header'
}

export interface TableRow {
  /** As a spreadsheet counts: the first row of the file is 1, also when rows above are empty. */
  number: number
  /** Texts without surrounding spaces; as many as the header has columns, more when the row is longer. */
  cells: string[]
  faults: RowFault[]
}

export interface Table {
  format: 'csv' | 'xlsx'
  /** CSV: charset and delimiter that were found. */
  charset: string | null
  delimiter: string | null
  /** XLSX: names of all sheets, and the one that is read. */
  sheets: string[]
  sheet: string | null
  /** Texts of the first row that is not empty. */
  columns: string[]
  /** Rows below the header, as they are read: memory does not grow with the file. Empty rows are left out. May be read once. */
  rows: AsyncIterable<TableRow>
}

export interface TableLimits {
  cellChars: number
  rowChars: number
  columns: number
  rows: number
  /** XLSX: texts of the whole file, which are kept in memory. */
  sharedChars: number
  /** XLSX: bytes unpacked from the file, and how many times more than packed (past the first 16 MB). */
  inflatedBytes: number
  ratio: number
}

export const tableLimits: TableLimits = {
  cellChars: 1_000_000,
  rowChars: 4_000_000,
  columns: 2_000,
  rows: 2_000_000,
  sharedChars: 100_000_000,
  inflatedBytes: 2 * 1024 ** 3,
  ratio: 200,
}

/** A row as a reader of one format finds it. */
export interface RawRow {
  number: number
  cells: string[]
  faults: RowFault[]
}
