import { AppError } from '../platform/errors/app-error.ts'
import type { Book, GridRange, Spreadsheet } from './google/spreadsheet.ts'
import { cellBlocks } from './rules/cell-blocks.ts'
import { columnPlaces } from './rules/column-places.ts'
import { keyField, stateField } from './rules/own-columns.ts'
import { planCells, type ExportedRow, type PlannedCells, type SheetFacts } from './rules/plan-cells.ts'
import { headRow, idIn, rowPlaces, type RowPlaces } from './rules/row-places.ts'
import { rowRanges } from './rules/row-ranges.ts'
import type { SheetValue } from './rules/sheet-value.ts'

export interface SheetTask {
  sheetId: number
  /** Fields of the sheet, the portal's and ours. */
  fields: readonly string[]
  records: readonly ExportedRow[]
  /** Which of the sheet's ids are no more. */
  isGone(id: number): boolean
  /** What the mark of a record that is no more says. */
  deletedWord: string
}

export interface WrittenRows extends Pick<PlannedCells, 'counts' | 'because'> {
  cells: number
  /** Ids that stand in more than one row. */
  twice: readonly number[]
  /** Fields whose column somebody took away. */
  missing: readonly string[]
  /** Ids whose rows people moved just then, and whose cells may hold what is another's: they are to be written again. */
  strays: readonly number[]
}

/** Ranges of one request, and rows that a sheet grows by beyond what is needed. */
const mostRanges = 100
const spareRows = 500
/** People may sort while a request is under way: so often is looked again where the rows went. */
const mostLooks = 3

/**
 * Writes records into their rows: five reads and one write when something differs, four reads when nothing does. Rows that people
 * moved meanwhile are looked for again.
 * Throws AppError `sheets.sheet-gone`, `sheets.key-column-gone` and those of the spreadsheet.
 */
export async function writeRows(book: Spreadsheet, task: SheetTask): Promise<WrittenRows> {
  const first = await writeOnce(book, task)
  const known = new Set(task.records.map(({ id }) => id))
  const strays = new Set<number>()
  let moved = await movedIds(book, task.sheetId, first)
  for (let look = 1; moved.size > 0; look += 1) {
    for (const id of moved) if (look === mostLooks || !known.has(id)) strays.add(id)
    if (look === mostLooks) break
    const records = task.records.filter(({ id }) => moved.has(id))
    const again = await writeOnce(book, { ...task, records, isGone: (id) => moved.has(id) && task.isGone(id) })
    moved = await movedIds(book, task.sheetId, again)
  }
  const { counts, because, cells, twice, missing } = first
  return { counts, because, cells, twice, missing, strays: [...strays] }
}

interface Once extends Omit<WrittenRows, 'strays'> {
  places: ReadonlyMap<number, number>
  keyColumn: number
}

async function writeOnce(book: Spreadsheet, task: SheetTask): Promise<Once> {
  const look = await book.look()
  const { columns, missing, keyColumn, rows: gridRows } = standing(look, task)
  const keys = columnOf(await book.read([{ ...wholeColumn(task.sheetId, keyColumn), toRow: gridRows }]))
  const places = rowPlaces(keys)
  const gone = [...places.rows.keys()].filter((id) => task.isGone(id))
  const facts = await readFacts(book, task, { columns, places, gone, gridRows })
  const planned = planCells(facts, task.records, gone, task.deletedWord)
  const lastRow = Math.max(0, ...planned.cells.map(({ row }) => row))
  if (lastRow >= gridRows) await book.change([growth(task.sheetId, lastRow + 1 + spareRows - gridRows)])
  await book.write(task.sheetId, cellBlocks(planned.cells))
  const written = new Set(planned.cells.map(({ row }) => row))
  return {
    counts: planned.counts,
    because: planned.because,
    cells: planned.cells.length,
    twice: places.twice,
    missing,
    places: new Map([...planned.places].filter(([, row]) => written.has(row))),
    keyColumn,
  }
}

function standing({ sheets, marks }: Book, { sheetId, fields }: SheetTask) {
  const sheet = sheets.find((one) => one.sheetId === sheetId)
  if (!sheet) throw new AppError('sheets.sheet-gone')
  const places = columnPlaces(marks, sheetId, fields)
  const keyColumn = places.columns.get(keyField)
  if (keyColumn === undefined) throw new AppError('sheets.key-column-gone')
  return { ...places, keyColumn, rows: sheet.rows }
}

const wholeColumn = (sheetId: number, column: number): GridRange => ({
  sheetId,
  fromRow: 0,
  toRow: 1,
  fromColumn: column,
  toColumn: column + 1,
})
const columnOf = ([values]: SheetValue[][][]): SheetValue[] => (values ?? []).map(([value]) => value ?? '')

interface Read {
  columns: ReadonlyMap<string, number>
  places: RowPlaces
  gone: readonly number[]
  gridRows: number
}

/** What stands in the rows that may change, and below the last one when rows are added. */
async function readFacts(book: Spreadsheet, task: SheetTask, read: Read): Promise<SheetFacts> {
  const { columns, places, gone, gridRows } = read
  const asked = [...task.records.map(({ id }) => id), ...gone]
  const rows = asked.flatMap((id) => places.rows.get(id) ?? [])
  const from = Math.min(...columns.values())
  const across = { sheetId: task.sheetId, fromColumn: from, toColumn: Math.max(...columns.values()) + 1 }
  const adds = task.records.some(({ id }) => !places.rows.has(id))
  const below = adds && places.last + 1 < gridRows ? [{ from: places.last + 1, to: gridRows }] : []
  const ranges = [...rowRanges(rows, mostRanges), ...below]
  const values = await book.read(ranges.map((range) => ({ ...across, fromRow: range.from, toRow: range.to })))
  const known = new Map<number, SheetValue[]>()
  ranges.forEach((range, at) => values[at]?.forEach((cells, down) => known.set(range.from + down, cells)))
  return {
    columns,
    rows: places.rows,
    last: Math.max(headRow, places.last),
    cell: (row, column) => known.get(row)?.[column - from] ?? '',
  }
}

const growth = (sheetId: number, length: number) => ({ appendDimension: { sheetId, dimension: 'ROWS', length } })

/** Records whose row was another's when it was written, and those it was: people sorted meanwhile. */
async function movedIds(book: Spreadsheet, sheetId: number, { places, keyColumn }: Once): Promise<Set<number>> {
  if (places.size === 0) return new Set()
  const last = Math.max(...places.values())
  const keys = columnOf(await book.read([{ ...wholeColumn(sheetId, keyColumn), toRow: last + 1 }]))
  const found = new Set<number>()
  for (const [id, row] of places) {
    const there = idIn(keys[row])
    if (there === id) continue
    found.add(id)
    if (there !== null) found.add(there)
  }
  return found
}

/** The fields of a sheet with ours around them. */
export const withOwnColumns = (fields: readonly string[]): string[] => [
  keyField,
  ...fields.filter((field) => field !== keyField && field !== stateField),
  stateField,
]
