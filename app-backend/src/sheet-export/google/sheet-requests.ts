import type { ExportField } from '../rules/export-field.ts'
import { keyField, stateField } from '../rules/own-columns.ts'
import { columnMark, gridOf } from './spreadsheet.ts'

/** Rows and columns that people find free in a new sheet. */
const firstRows = 1_000
const spareColumns = 10

const formats: Partial<Record<ExportField['kind'], object>> = {
  day: { type: 'DATE', pattern: 'dd.mm.yyyy' },
  moment: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm' },
}

interface NewSheet {
  sheetId: number
  title: string
  columns: readonly ExportField[]
}

/** A new sheet with its heading, all at once. Google: Sheets API, AddSheetRequest. */
export const newSheet = ({ sheetId, title, columns }: NewSheet): object[] => [
  {
    addSheet: {
      properties: {
        sheetId,
        title,
        gridProperties: { rowCount: firstRows, columnCount: columns.length + spareColumns, frozenRowCount: 1 },
      },
    },
  },
  ...headings(sheetId, 0, columns),
]

/** More columns where they disturb nothing: formulas of people follow the cells that they name. */
export const insertedColumns = (sheetId: number, at: number, columns: readonly ExportField[]): object[] => [
  {
    insertDimension: {
      range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + columns.length },
      inheritFromBefore: at > 0,
    },
  },
  ...headings(sheetId, at, columns),
]

/** Titles, marks and formats of columns side by side. */
function headings(sheetId: number, from: number, columns: readonly ExportField[]): object[] {
  const titles = {
    updateCells: {
      rows: [
        {
          values: columns.map(({ title }) => ({
            userEnteredValue: { stringValue: title },
            userEnteredFormat: { textFormat: { bold: true } },
          })),
        },
      ],
      fields: 'userEnteredValue,userEnteredFormat.textFormat.bold',
      start: { sheetId, rowIndex: 0, columnIndex: from },
    },
  }
  return [titles, ...columns.flatMap((field, at) => columnRequests(sheetId, from + at, field))]
}

function columnRequests(sheetId: number, column: number, { name, kind }: ExportField): object[] {
  const dimensionRange = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 }
  const mark = {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: columnMark,
        metadataValue: name,
        location: { dimensionRange },
        visibility: 'DOCUMENT',
      },
    },
  }
  const format = formats[kind]
  if (!format) return [mark]
  const { endRowIndex: _, ...range } = gridOf({
    sheetId,
    fromRow: 1,
    toRow: 0,
    fromColumn: column,
    toColumn: column + 1,
  })
  return [
    mark,
    {
      repeatCell: {
        range,
        cell: { userEnteredFormat: { numberFormat: format } },
        fields: 'userEnteredFormat.numberFormat',
      },
    },
  ]
}

/** The fields as columns of a sheet, with ours around them. */
export const sheetColumns = (fields: readonly ExportField[], stateTitle: string): ExportField[] => [
  ...fields.filter(({ name }) => name === keyField),
  ...fields.filter(({ name }) => name !== keyField),
  { name: stateField, title: stateTitle, kind: 'text' },
]
