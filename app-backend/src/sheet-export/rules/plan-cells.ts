import { reason, type Reason } from '../../kernel/reason.ts'
import type { CellChange } from './cell-blocks.ts'
import { idIn } from './row-places.ts'
import { sameCell, type SheetValue } from './sheet-value.ts'
import { keyField, stateField } from './own-columns.ts'

/** A record as its row should read, by field. */
export interface ExportedRow {
  id: number
  values: Readonly<Record<string, SheetValue>>
}

export interface SheetFacts {
  /** Where the columns stand, by field. */
  columns: ReadonlyMap<string, number>
  /** Where the records stand. */
  rows: ReadonlyMap<number, number>
  /** What a cell holds now; rows that were not read are empty. */
  cell(row: number, column: number): SheetValue
  /** The last row with a record. */
  last: number
}

export interface PlannedCells {
  cells: CellChange[]
  /** In which row each of the records stands afterwards, by id. */
  places: Map<number, number>
  counts: { added: number; changed: number; same: number; deleted: number }
  because: Reason[]
}

/**
 * Cells that differ from what the records say, and only those: rows are found by id, columns by field, and whatever else people
 * have in the sheet is left as it is. A record without a row takes the next row whose own cells are all empty; a deleted one
 * keeps its row and is marked.
 * @param gone ids of records that are no more
 * @param deletedWord what the mark says
 */
export function planCells(
  facts: SheetFacts,
  records: readonly ExportedRow[],
  gone: readonly number[],
  deletedWord: string,
): PlannedCells {
  const planned: PlannedCells = {
    cells: [],
    places: new Map(),
    counts: { added: 0, changed: 0, same: 0, deleted: 0 },
    because: [],
  }
  const next = freeRows(facts)
  for (const record of records) {
    const known = facts.rows.get(record.id)
    const row = known ?? next()
    const cells = differing(facts, row, { ...record.values, [keyField]: record.id, [stateField]: '' })
    planned.cells.push(...cells)
    planned.places.set(record.id, row)
    planned.counts[known === undefined ? 'added' : cells.length > 0 ? 'changed' : 'same'] += 1
  }
  for (const id of gone) markGone(facts, planned, id, deletedWord)
  planned.because = Object.entries(planned.counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => reason(`sheet.${what}`, { count }))
  return planned
}

function differing(facts: SheetFacts, row: number, values: Readonly<Record<string, SheetValue>>): CellChange[] {
  return [...facts.columns].flatMap(([field, column]) => {
    const value = values[field]
    if (value === undefined) return []
    const held = facts.cell(row, column)
    const same = field === keyField ? idIn(held) === value : sameCell(held, value)
    return same ? [] : [{ row, column, value }]
  })
}

/** Somebody who deletes the row of a record that is no more wanted it away. */
function markGone(facts: SheetFacts, planned: PlannedCells, id: number, word: string) {
  const row = facts.rows.get(id)
  const column = facts.columns.get(stateField)
  if (row === undefined || column === undefined || facts.cell(row, column) === word) return
  planned.cells.push({ row, column, value: word })
  planned.places.set(id, row)
  planned.counts.deleted += 1
}

/** Rows below the last record, one after the other; where people have typed into our columns they keep their row. */
function freeRows({ columns, cell, last }: SheetFacts): () => number {
  let row = last
  return () => {
    do row += 1
    while ([...columns.values()].some((column) => cell(row, column) !== ''))
    return row
  }
}
