import type { SheetValue } from './sheet-value.ts'

export interface RowPlaces {
  /** Rows of records by their ids, 0-based; of a row that somebody copied the upper one. */
  rows: ReadonlyMap<number, number>
  /** Ids that stand in more than one row. */
  twice: readonly number[]
  /** The last row with an id; the heading when there is none. */
  last: number
}

/** The heading. */
export const headRow = 0

/** The id that a cell of the key column holds; null: the row is somebody's own. */
export function idIn(value: SheetValue | undefined): number | null {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{1,15}$/.test(value))) return null
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** In which rows records stand now: people sort, move and copy rows. @param keys the key column from its first cell */
export function rowPlaces(keys: readonly SheetValue[]): RowPlaces {
  const rows = new Map<number, number>()
  const twice = new Set<number>()
  let last = headRow
  for (let row = headRow + 1; row < keys.length; row += 1) {
    const id = idIn(keys[row])
    if (id === null) continue
    last = row
    if (rows.has(id)) twice.add(id)
    else rows.set(id, row)
  }
  return { rows, twice: [...twice], last }
}
