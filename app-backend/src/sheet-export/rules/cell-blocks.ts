import type { SheetValue } from './sheet-value.ts'

export interface CellChange {
  row: number
  column: number
  value: SheetValue
}

/** Values from a corner to the right and down. */
export interface CellBlock {
  row: number
  column: number
  values: SheetValue[][]
}

/** Changed cells as few rectangles: nothing between them is written. */
export function cellBlocks(cells: readonly CellChange[]): CellBlock[] {
  const blocks: CellBlock[] = []
  const open = new Map<string, CellBlock>()
  for (const run of runsOf(cells)) {
    const key = `${run.column}/${run.values.length}`
    const above = open.get(key)
    if (above && above.row + above.values.length === run.row) {
      above.values.push(run.values)
      continue
    }
    const block = { row: run.row, column: run.column, values: [run.values] }
    open.set(key, block)
    blocks.push(block)
  }
  return blocks
}

/** Cells side by side in one row. */
function runsOf(cells: readonly CellChange[]) {
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const runs: { row: number; column: number; values: SheetValue[] }[] = []
  for (const { row, column, value } of sorted) {
    const last = runs.at(-1)
    if (last && last.row === row && last.column + last.values.length === column) last.values.push(value)
    else runs.push({ row, column, values: [value] })
  }
  return runs
}
