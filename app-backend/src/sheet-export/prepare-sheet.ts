import type { Book, Spreadsheet } from './google/spreadsheet.ts'
import { insertedColumns, newSheet, sheetColumns } from './google/sheet-requests.ts'
import type { ExportField } from './rules/export-field.ts'
import { columnPlaces } from './rules/column-places.ts'

export interface WantedSheet {
  sheetId: number
  title: string
  /** In their order, the number among them. */
  fields: readonly ExportField[]
  stateTitle: string
}

/** Makes the sheet unless an earlier try made it; a name that is taken gets a number. The title as it is. */
export async function prepareSheet(book: Spreadsheet, wanted: WantedSheet): Promise<string> {
  const { sheets } = await book.look()
  const there = sheets.find(({ sheetId }) => sheetId === wanted.sheetId)
  if (there) return there.title
  const title = freeTitle(
    wanted.title,
    sheets.map((one) => one.title),
  )
  await book.change(newSheet({ ...wanted, title, columns: sheetColumns(wanted.fields, wanted.stateTitle) }))
  return title
}

/** Adds columns behind the last of ours, those that an earlier try added left out. */
export async function addColumns(book: Spreadsheet, sheetId: number, fields: readonly ExportField[]): Promise<void> {
  const look = await book.look()
  const names = fields.map(({ name }) => name)
  const missing = new Set(columnPlaces(look.marks, sheetId, names).missing)
  const added = fields.filter(({ name }) => missing.has(name))
  if (added.length > 0) await book.change(insertedColumns(sheetId, behindOurs(look, sheetId), added))
}

const behindOurs = ({ marks }: Book, sheetId: number): number =>
  Math.max(-1, ...marks.filter((mark) => mark.sheetId === sheetId).map(({ column }) => column)) + 1

function freeTitle(title: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? title : `${title} ${number}`
    if (!used.has(name.toLowerCase())) return name
  }
}
