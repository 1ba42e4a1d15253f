import {
  badRequest,
  growBy,
  setCell,
  sheetOf,
  type CellValue,
  type Sheet,
  type SpreadsheetState,
} from './spreadsheet-state.ts'

interface Dimension {
  sheetId?: number
  dimension?: string
  startIndex?: number
  endIndex?: number
}
interface Grid {
  sheetId?: number
  startColumnIndex?: number
}
interface Entered {
  userEnteredValue?: { stringValue?: string; numberValue?: number; boolValue?: boolean }
}
interface Requests {
  addSheet: {
    properties: { sheetId?: number; title?: string; gridProperties?: { rowCount?: number; columnCount?: number } }
  }
  updateCells: { rows: { values: Entered[] }[]; start: { sheetId?: number; rowIndex?: number; columnIndex?: number } }
  createDeveloperMetadata: {
    developerMetadata: { metadataKey: string; metadataValue?: string; location: { dimensionRange?: Dimension } }
  }
  repeatCell: { range: Grid; cell: { userEnteredFormat?: { numberFormat?: { pattern?: string } } } }
  appendDimension: { sheetId?: number; dimension?: string; length: number }
  insertDimension: { range: Dimension }
}

type Handlers = { [Kind in keyof Requests]: (book: SpreadsheetState, request: Requests[Kind]) => void }

const handlers: Handlers = {
  addSheet(book, { properties: { sheetId = book.sheets.length + 100, title = 'Sheet', gridProperties = {} } }) {
    if (book.sheets.some((one) => one.title.toLowerCase() === title.toLowerCase()))
      throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`)
    if (book.sheets.some((one) => one.sheetId === sheetId)) throw badRequest(`Sheet with id ${sheetId} already exists.`)
    const { rowCount = 1_000, columnCount = 26 } = gridProperties
    const sheet: Sheet = { sheetId, title, rowCount: 0, columnCount, hidden: false, rows: [], formats: new Map() }
    book.sheets.push(sheet)
    growBy(book, sheet, { rows: rowCount })
  },
  updateCells(book, { rows, start: { sheetId = 0, rowIndex = 0, columnIndex = 0 } }) {
    const sheet = sheetOf(book, sheetId)
    rows.forEach(({ values }, down) =>
      values.forEach((cell, right) => setCell(sheet, rowIndex + down, columnIndex + right, enteredOf(cell))),
    )
  },
  createDeveloperMetadata(book, { developerMetadata: { metadataKey, metadataValue = '', location } }) {
    const { sheetId = 0, dimension, startIndex = 0, endIndex = 0 } = location.dimensionRange ?? {}
    if (dimension !== 'COLUMNS' || endIndex !== startIndex + 1)
      throw badRequest('Developer metadata may be associated with a single row or column.')
    if (startIndex >= sheetOf(book, sheetId).columnCount) throw badRequest('Invalid dimension range.')
    book.marks.push({ metadataId: book.nextMark, metadataKey, metadataValue, sheetId, column: startIndex })
    book.nextMark += 1
  },
  repeatCell(book, { range: { sheetId = 0, startColumnIndex = 0 }, cell }) {
    sheetOf(book, sheetId).formats.set(startColumnIndex, cell.userEnteredFormat?.numberFormat?.pattern ?? '')
  },
  appendDimension(book, { sheetId = 0, dimension, length }) {
    growBy(book, sheetOf(book, sheetId), dimension === 'ROWS' ? { rows: length } : { columns: length })
  },
  insertDimension(book, { range: { sheetId = 0, dimension, startIndex = 0, endIndex = 0 } }) {
    const sheet = sheetOf(book, sheetId)
    const count = endIndex - startIndex
    if (dimension !== 'COLUMNS') throw badRequest('Only columns are played.')
    if (startIndex > sheet.columnCount) throw badRequest('Invalid insertion index.')
    growBy(book, sheet, { columns: count })
    insertColumns(book, sheet, startIndex, count)
  },
}

/** Cells and marks behind the new columns move on. */
export function insertColumns(book: SpreadsheetState, sheet: Sheet, at: number, count: number) {
  for (const row of sheet.rows) if (row.length > at) row.splice(at, 0, ...Array.from({ length: count }, () => ''))
  for (const mark of book.marks) if (mark.sheetId === sheet.sheetId && mark.column >= at) mark.column += count
}

const enteredOf = ({ userEnteredValue: value = {} }: Entered): CellValue =>
  value.stringValue ?? value.numberValue ?? value.boolValue ?? ''

/** All of the requests or none of them. Google: Sheets API, spreadsheets.batchUpdate. */
export function batchUpdate(book: SpreadsheetState, requests: readonly Partial<Requests>[]): object {
  const before = structuredClone({ sheets: book.sheets, marks: book.marks })
  try {
    for (const request of requests) {
      const [kind] = Object.keys(request) as (keyof Requests)[]
      const handler = kind && (handlers[kind] as ((book: SpreadsheetState, request: unknown) => void) | undefined)
      if (!kind || !handler) throw badRequest(`Invalid JSON payload received. Unknown name "${String(kind)}"`)
      handler(book, request[kind])
    }
  } catch (error) {
    Object.assign(book, before)
    throw error
  }
  return { spreadsheetId: book.spreadsheetId, replies: requests.map(() => ({})) }
}
