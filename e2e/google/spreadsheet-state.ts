export type CellValue = string | number | boolean

/** A cell: what was entered; a formula is kept as its text and shows what it yields. */
export interface Sheet {
  sheetId: number
  title: string
  columnCount: number
  rowCount: number
  hidden: boolean
  /** Entered values, rows first; what was never touched is absent. */
  rows: CellValue[][]
  /** Patterns of columns by 0-based index. */
  formats: Map<number, string>
}

/** A mark on a column, which moves with it. Google: Sheets API, DeveloperMetadata. */
export interface Mark {
  metadataId: number
  metadataKey: string
  metadataValue: string
  sheetId: number
  column: number
}

export interface SpreadsheetState {
  spreadsheetId: string
  title: string
  sheets: Sheet[]
  marks: Mark[]
  /** Addresses that may edit. */
  editors: Set<string>
  nextMark: number
}

/** Refused as Google refuses. */
export class GoogleError extends Error {
  readonly code: number
  readonly status: string

  constructor(code: number, status: string, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

export const badRequest = (message: string) => new GoogleError(400, 'INVALID_ARGUMENT', message)

export function aSpreadsheet(spreadsheetId: string, title: string, editors: readonly string[]): SpreadsheetState {
  const first = { sheetId: 0, title: 'Лист1', columnCount: 26, rowCount: 1_000, hidden: false }
  return {
    spreadsheetId,
    title,
    sheets: [{ ...first, rows: [], formats: new Map() }],
    marks: [],
    editors: new Set(editors),
    nextMark: 1,
  }
}

export function sheetOf(book: SpreadsheetState, sheetId: number): Sheet {
  const sheet = book.sheets.find((one) => one.sheetId === sheetId)
  if (!sheet) throw badRequest(`No grid with id: ${sheetId}`)
  return sheet
}

/** Google keeps ten million cells of a spreadsheet. */
export function growBy(book: SpreadsheetState, sheet: Sheet, size: { rows?: number; columns?: number }) {
  const [rows, columns] = [sheet.rowCount + (size.rows ?? 0), sheet.columnCount + (size.columns ?? 0)]
  const others = book.sheets
    .filter((one) => one !== sheet)
    .reduce((sum, one) => sum + one.rowCount * one.columnCount, 0)
  if (others + rows * columns > 10_000_000)
    throw badRequest(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    )
  ;[sheet.rowCount, sheet.columnCount] = [rows, columns]
}

export function setCell(sheet: Sheet, row: number, column: number, value: CellValue) {
  if (row >= sheet.rowCount || column >= sheet.columnCount)
    throw badRequest(`Range exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`)
  while (sheet.rows.length <= row) sheet.rows.push([])
  const cells = sheet.rows[row] ?? []
  while (cells.length <= column) cells.push('')
  cells[column] = value
}
