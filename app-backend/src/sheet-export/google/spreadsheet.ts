import { z } from 'zod'
import type { CellBlock } from '../rules/cell-blocks.ts'
import type { ColumnMark } from '../rules/column-places.ts'
import type { SheetValue } from '../rules/sheet-value.ts'
import type { GoogleClient } from './google-client.ts'

/** Cells of a sheet; 0-based, ends excluded. */
export interface GridRange {
  sheetId: number
  fromRow: number
  toRow: number
  fromColumn: number
  toColumn: number
}

export interface Book {
  title: string
  sheets: { sheetId: number; title: string; rows: number; columns: number }[]
  marks: ColumnMark[]
}

/** What an export needs of a spreadsheet. All throw AppError `sheets.*`. */
export interface Spreadsheet {
  /** The sheets, and where our columns stand: two requests. */
  look(): Promise<Book>
  /** Values of the ranges, empty rows and cells at their ends left out: one request. */
  read(ranges: readonly GridRange[]): Promise<SheetValue[][][]>
  /** Texts as they are, never as formulas: one request. */
  write(sheetId: number, blocks: readonly CellBlock[]): Promise<void>
  /** All of the requests or none. Google: Sheets API, spreadsheets.batchUpdate. */
  change(requests: readonly object[]): Promise<void>
}

/** On the column of a field; its value names sheet and field. */
export const columnMark = 'poryadok.column'

const bookAnswer = z.object({
  properties: z.object({ title: z.string() }),
  sheets: z.array(
    z.object({
      properties: z.object({
        sheetId: z.int().default(0),
        title: z.string(),
        gridProperties: z.object({ rowCount: z.int(), columnCount: z.int() }),
      }),
    }),
  ),
})
const marksAnswer = z.object({
  matchedDeveloperMetadata: z
    .array(
      z.object({
        developerMetadata: z.object({
          metadataValue: z.string().default(''),
          location: z.object({
            dimensionRange: z.object({ sheetId: z.int().default(0), startIndex: z.int().default(0) }).optional(),
          }),
        }),
      }),
    )
    .default([]),
})
const valuesAnswer = z.object({
  valueRanges: z.array(
    z.object({
      valueRange: z.object({
        values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))).default([]),
      }),
      dataFilters: z.array(
        z.object({
          gridRange: z.object({
            startRowIndex: z.int().default(0),
            startColumnIndex: z.int().default(0),
          }),
        }),
      ),
    }),
  ),
})

/** A spreadsheet of Google, by its numbers: names of sheets and letters of columns change under people's hands. */
export function openSpreadsheet(client: GoogleClient, id: string): Spreadsheet {
  return {
    async look() {
      const fields = 'properties.title,sheets.properties(sheetId,title,gridProperties(rowCount,columnCount))'
      const book = bookAnswer.parse(await client.request('read', `${id}?fields=${encodeURIComponent(fields)}`))
      const asked = { dataFilters: [{ developerMetadataLookup: { metadataKey: columnMark } }] }
      const found = marksAnswer.parse(await client.request('read', `${id}/developerMetadata:search`, asked))
      const marks = found.matchedDeveloperMetadata.flatMap(({ developerMetadata: { metadataValue, location } }) =>
        location.dimensionRange
          ? [
              {
                field: metadataValue,
                sheetId: location.dimensionRange.sheetId,
                column: location.dimensionRange.startIndex,
              },
            ]
          : [],
      )
      const sheets = book.sheets.map(({ properties: { sheetId, title, gridProperties } }) => ({
        sheetId,
        title,
        rows: gridProperties.rowCount,
        columns: gridProperties.columnCount,
      }))
      return { title: book.properties.title, sheets, marks }
    },

    async read(ranges) {
      if (ranges.length === 0) return []
      const answer = valuesAnswer.parse(
        await client.request('read', `${id}/values:batchGetByDataFilter`, {
          dataFilters: ranges.map((range) => ({ gridRange: gridOf(range) })),
          majorDimension: 'ROWS',
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
        }),
      )
      // Answers name the range that they are for.
      const byCorner = new Map(
        answer.valueRanges.flatMap(({ valueRange, dataFilters }) =>
          dataFilters.map(({ gridRange: { startRowIndex, startColumnIndex } }) => [
            `${startRowIndex}/${startColumnIndex}`,
            valueRange.values,
          ]),
        ),
      )
      return ranges.map(({ fromRow, fromColumn }) => byCorner.get(`${fromRow}/${fromColumn}`) ?? [])
    },

    async write(sheetId, blocks) {
      if (blocks.length === 0) return
      await client.request('write', `${id}/values:batchUpdateByDataFilter`, {
        valueInputOption: 'RAW',
        data: blocks.map(({ row, column, values }) => ({
          dataFilter: {
            gridRange: gridOf({
              sheetId,
              fromRow: row,
              toRow: row + values.length,
              fromColumn: column,
              toColumn: column + (values[0]?.length ?? 0),
            }),
          },
          majorDimension: 'ROWS',
          values,
        })),
      })
    },

    async change(requests) {
      if (requests.length > 0) await client.request('write', `${id}:batchUpdate`, { requests })
    },
  }
}

/** Google: Sheets API, GridRange. */
export const gridOf = ({ sheetId, fromRow, toRow, fromColumn, toColumn }: GridRange) => ({
  sheetId,
  startRowIndex: fromRow,
  endRowIndex: toRow,
  startColumnIndex: fromColumn,
  endColumnIndex: toColumn,
})
