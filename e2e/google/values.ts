import { badRequest, setCell, sheetOf, type CellValue, type SpreadsheetState } from './spreadsheet-state.ts'

interface GridRange {
  sheetId?: number
  startRowIndex?: number
  endRowIndex?: number
  startColumnIndex?: number
  endColumnIndex?: number
}
interface DataFilter {
  gridRange?: GridRange
  developerMetadataLookup?: { metadataKey?: string }
}

/** Google: Sheets API, spreadsheets.values.batchGetByDataFilter. */
export function batchGet(book: SpreadsheetState, { dataFilters }: { dataFilters: readonly DataFilter[] }): object {
  return {
    spreadsheetId: book.spreadsheetId,
    // The order of the answers is nobody's promise.
    valueRanges: dataFilters.toReversed().map((filter) => ({
      valueRange: { range: 'ignored', majorDimension: 'ROWS', ...valuesOf(book, filter.gridRange ?? {}) },
      dataFilters: [{ gridRange: withoutZeros(filter.gridRange ?? {}) }],
    })),
  }
}

/** Empty rows and cells at the ends are left out, and so is `values` when nothing is there. */
function valuesOf(book: SpreadsheetState, range: GridRange): { values?: CellValue[][] } {
  const { sheetId = 0, startRowIndex = 0, endRowIndex, startColumnIndex = 0, endColumnIndex } = range
  const sheet = sheetOf(book, sheetId)
  if (startRowIndex >= sheet.rowCount) throw badRequest(`Range exceeds grid limits. Max rows: ${sheet.rowCount}`)
  const rows = sheet.rows
    .slice(startRowIndex, endRowIndex)
    .map((row) => withoutEmptyEnd(row.slice(startColumnIndex, endColumnIndex), (cell) => cell === ''))
  const values = withoutEmptyEnd(rows, (row) => row.length === 0)
  return values.length > 0 ? { values } : {}
}

function withoutEmptyEnd<Item>(items: readonly Item[], isEmpty: (item: Item) => boolean): Item[] {
  return items.slice(0, items.findLastIndex((item) => !isEmpty(item)) + 1)
}

/** Numbers that are 0 are not there in Google's JSON. */
const withoutZeros = (range: GridRange): object =>
  Object.fromEntries(Object.entries(range).filter(([, value]) => value !== 0))

interface Update {
  valueInputOption: string
  data: readonly { dataFilter: DataFilter; values: readonly (readonly (CellValue | null)[])[] }[]
}

/** Google: Sheets API, spreadsheets.values.batchUpdateByDataFilter. All of the ranges or none. */
export function batchWrite(book: SpreadsheetState, { valueInputOption, data }: Update): object {
  if (valueInputOption !== 'RAW') throw badRequest('Only RAW is played.')
  const before = structuredClone(book.sheets)
  try {
    for (const { dataFilter, values } of data) {
      const { sheetId = 0, startRowIndex = 0, startColumnIndex = 0 } = dataFilter.gridRange ?? {}
      const sheet = sheetOf(book, sheetId)
      values.forEach((row, down) =>
        row.forEach((value, right) => {
          if (value !== null) setCell(sheet, startRowIndex + down, startColumnIndex + right, value)
        }),
      )
    }
  } catch (error) {
    book.sheets = before
    throw error
  }
  return { spreadsheetId: book.spreadsheetId, totalUpdatedSheets: 1 }
}

/** Google: Sheets API, spreadsheets.developerMetadata.search. */
export function searchMarks(book: SpreadsheetState, { dataFilters }: { dataFilters: readonly DataFilter[] }): object {
  const keys = new Set(dataFilters.map(({ developerMetadataLookup }) => developerMetadataLookup?.metadataKey))
  const found = book.marks.filter(({ metadataKey }) => keys.has(metadataKey))
  if (found.length === 0) return {}
  return {
    matchedDeveloperMetadata: found.map(({ metadataId, metadataKey, metadataValue, sheetId, column }) => ({
      developerMetadata: {
        metadataId,
        metadataKey,
        metadataValue,
        location: {
          locationType: 'COLUMN',
          dimensionRange: {
            ...(sheetId === 0 ? {} : { sheetId }),
            dimension: 'COLUMNS',
            ...(column === 0 ? {} : { startIndex: column }),
            endIndex: column + 1,
          },
        },
        visibility: 'DOCUMENT',
      },
      dataFilters: [{ developerMetadataLookup: { metadataKey } }],
    })),
  }
}
