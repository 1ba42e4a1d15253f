export interface Summary {
  median: number
  min: number
  max: number
}

/** Of at least one value; the unit is theirs. */
export function summaryOf(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [min, upper, max] = [sorted[0], sorted[middle], sorted.at(-1)]
  if (min === undefined || upper === undefined || max === undefined) throw new Error('there is nothing to sum up')
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper
  return { median: (lower + upper) / 2, min, max }
}
