export interface RowRange {
  from: number
  /** Past the last row. */
  to: number
}

/** Few ranges that hold all the rows: what lies between near ones is read along, so that one request asks for them all. */
export function rowRanges(rows: Iterable<number>, most: number): RowRange[] {
  const sorted = [...new Set(rows)].toSorted((a, b) => a - b)
  for (let gap = 1; ; gap *= 2) {
    const ranges = joined(sorted, gap)
    if (ranges.length <= most) return ranges
  }
}

function joined(rows: readonly number[], gap: number): RowRange[] {
  const ranges: RowRange[] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last && row - last.to < gap) last.to = row + 1
    else ranges.push({ from: row, to: row + 1 })
  }
  return ranges
}
