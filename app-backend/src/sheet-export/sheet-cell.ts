import { wallClock } from '../platform/tables/rules/wall-clock.ts'
import type { Cell } from '../platform/tables/write-table.ts'
import { serialDate, type SheetValue } from './rules/sheet-value.ts'
import type { ExportKind } from './rules/export-field.ts'

/** Characters of a cell at most. Google: Drive Help, "Files you can store in Google Drive". */
const mostChars = 50_000
const aDay = /^\d{4}-\d{2}-\d{2}$/

/** A value as it goes into a cell; a text stays a text whatever it begins with, because it is written raw. */
export function sheetCell(
  cell: Cell,
  kind: ExportKind,
  { zone, yesNo: [yes, no] }: { zone: string; yesNo: readonly [string, string] },
): SheetValue {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? yes : no
  if (cell instanceof Date) return serialDate(wallClock(cell, zone))
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : ''
  if (kind === 'day' && aDay.test(cell)) return serialDate(new Date(`${cell}T00:00:00Z`))
  return cell.replaceAll('\r\n', '\n').slice(0, mostChars)
}
