import { insertColumns } from './batch-update.ts'
import { setCell, type CellValue, type Sheet, type SpreadsheetState } from './spreadsheet-state.ts'

/** What people do to a spreadsheet in their browser. */
export const hands = (book: SpreadsheetState, sheetId: number) => {
  const sheet = (): Sheet => {
    const found = book.sheets.find((one) => one.sheetId === sheetId)
    if (!found) throw new Error('the sheet was deleted')
    return found
  }
  return {
    /** Values of a column from the heading on; a column is found by its heading. */
    column: (heading: string): CellValue[] => {
      const at = (sheet().rows[0] ?? []).indexOf(heading)
      return sheet().rows.map((row) => row[at] ?? '')
    },
    headings: (): CellValue[] => [...(sheet().rows[0] ?? [])],
    rename: (title: string) => void (sheet().title = title),
    type: (row: number, column: number, value: CellValue) => setCell(sheet(), row, column, value),
    sort(column: number, descending = false) {
      const [head = [], ...rest] = sheet().rows
      const way = descending ? -1 : 1
      sheet().rows = [head, ...rest.toSorted((a, b) => way * String(a[column]).localeCompare(String(b[column])))]
    },
    insertColumn: (at: number) => {
      sheet().columnCount += 1
      insertColumns(book, sheet(), at, 1)
    },
    removeColumn(at: number) {
      for (const row of sheet().rows) row.splice(at, 1)
      book.marks = book.marks
        .filter((mark) => mark.sheetId !== sheetId || mark.column !== at)
        .map((mark) => (mark.sheetId === sheetId && mark.column > at ? { ...mark, column: mark.column - 1 } : mark))
    },
    remove() {
      book.sheets = book.sheets.filter((one) => one.sheetId !== sheetId)
      book.marks = book.marks.filter((mark) => mark.sheetId !== sheetId)
    },
  }
}
