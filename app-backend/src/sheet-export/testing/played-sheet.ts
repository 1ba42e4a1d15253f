import type { Book, GridRange, Spreadsheet } from '../google/spreadsheet.ts'
import type { CellBlock } from '../rules/cell-blocks.ts'
import type { SheetValue } from '../rules/sheet-value.ts'

interface Column {
  /** The field that is marked on the column; null: somebody's own column. */
  field: string | null
}

/** Requests of spreadsheets.batchUpdate that are played. */
interface Changes {
  appendDimension?: { length: number }
  insertDimension?: { range: { startIndex: number; endIndex: number } }
  addSheet?: { properties: { sheetId: number } }
  updateCells?: { rows: { values: { userEnteredValue: { stringValue: string } }[] }[]; start: { columnIndex: number } }
  createDeveloperMetadata?: {
    developerMetadata: { metadataValue: string; location: { dimensionRange: { startIndex: number } } }
  }
}

/** A sheet as Google keeps it, with people's hands on it. Rows and columns are 0-based; row 0 is the heading. */
export class PlayedSheet implements Spreadsheet {
  sheetId = 7
  columns: Column[]
  rows: SheetValue[][] = []
  requests = { read: 0, write: 0 }
  cellsWritten = 0
  /** Somebody acts while a request is under way. */
  beforeWrite: (() => void) | null = null
  private grid = 1_000

  constructor(fields: readonly string[]) {
    this.columns = fields.map((field) => ({ field }))
    this.rows = [fields.map((field) => `заголовок ${field}`)]
  }

  look(): Promise<Book> {
    this.requests.read += 2
    const { sheetId } = this
    const marks = this.columns.flatMap(({ field }, column) => (field === null ? [] : [{ sheetId, field, column }]))
    const sheet = { sheetId, title: 'Контакты', rows: this.grid, columns: this.columns.length }
    return Promise.resolve({ title: 'Таблица', sheets: [sheet], marks })
  }

  read(ranges: readonly GridRange[]): Promise<SheetValue[][][]> {
    this.requests.read += 1
    return Promise.resolve(
      ranges.map(({ fromRow, toRow, fromColumn, toColumn }) =>
        this.rows
          .slice(fromRow, toRow)
          .map((row) => Array.from({ length: toColumn - fromColumn }, (_, at) => row[fromColumn + at] ?? '')),
      ),
    )
  }

  write(_sheetId: number, blocks: readonly CellBlock[]): Promise<void> {
    if (blocks.length === 0) return Promise.resolve()
    this.requests.write += 1
    this.beforeWrite?.()
    this.beforeWrite = null
    for (const { row, column, values } of blocks)
      values.forEach((cells, down) =>
        cells.forEach((value, right) => {
          this.set(row + down, column + right, value)
          this.cellsWritten += 1
        }),
      )
    return Promise.resolve()
  }

  change(requests: readonly object[]): Promise<void> {
    this.requests.write += 1
    for (const request of requests as Changes[]) {
      this.grid += request.appendDimension?.length ?? 0
      const { startIndex = 0, endIndex = 0 } = request.insertDimension?.range ?? {}
      for (let at = startIndex; at < endIndex; at += 1) this.insertColumn(at)
      if (request.addSheet) this.sheetId = request.addSheet.properties.sheetId
      for (const { values } of request.updateCells?.rows ?? [])
        values.forEach(({ userEnteredValue }, at) =>
          this.set(0, (request.updateCells?.start.columnIndex ?? 0) + at, userEnteredValue.stringValue),
        )
      const { metadataValue, location } = request.createDeveloperMetadata?.developerMetadata ?? {}
      if (metadataValue && location) this.columns[location.dimensionRange.startIndex] = { field: metadataValue }
    }
    return Promise.resolve()
  }

  set(row: number, column: number, value: SheetValue) {
    while (this.rows.length <= row) this.rows.push([])
    const cells = this.rows[row] ?? []
    while (cells.length <= column) cells.push('')
    cells[column] = value
  }

  insertColumn(at: number) {
    this.columns.splice(at, 0, { field: null })
    for (const row of this.rows) {
      while (row.length < at) row.push('')
      row.splice(at, 0, '')
    }
  }

  moveColumn(from: number, to: number) {
    this.columns.splice(to, 0, ...this.columns.splice(from, 1))
    for (const row of this.rows) {
      while (row.length < this.columns.length) row.push('')
      row.splice(to, 0, ...row.splice(from, 1))
    }
  }

  sortBy(column: number) {
    const [head = [], ...rest] = this.rows
    const text = (row: SheetValue[]) => String(row[column] ?? '')
    this.rows = [head, ...rest.toSorted((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))]
  }

  columnOf = (field: string): number => this.columns.findIndex((one) => one.field === field)
  own = (): number[] => this.columns.flatMap(({ field }, at) => (field === null ? [at] : []))

  /** What people typed into columns of their own, row by row. */
  people(): string {
    return JSON.stringify(
      this.rows
        .map((row) => this.own().map((column) => row[column] ?? ''))
        .filter((row) => row.some((value) => value !== '')),
    )
  }
}
