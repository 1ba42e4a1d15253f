/** Rows beyond the edges, so that a fast wheel shows no gap. */
const spare = 6

/** Which rows of a list of equal rows are in sight. Pixels. */
export function windowOf(scrolled: number, height: number, rowHeight: number, count: number) {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - spare)
  return { from, to: Math.min(count, from + Math.ceil(height / rowHeight) + 2 * spare) }
}
