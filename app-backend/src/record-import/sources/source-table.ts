/** A row of a source, before anybody says what it means. */
export interface SourceRow {
  /** As a spreadsheet counts; a line of NDJSON. */
  number: number
  cells: string[]
  /** Codes of what is wrong with it: `row.longer-than-header`, `cell.digits-lost` … */
  faults: string[]
}

/** A file as a table that is read once, from the top; memory does not grow with it. */
export interface SourceTable {
  format: 'csv' | 'xlsx' | 'ndjson'
  charset: string | null
  delimiter: string | null
  /** Sheets of a workbook, files of an archive. */
  parts: string[]
  columns: string[]
  rows: AsyncGenerator<SourceRow>
  close(): Promise<void>
}
