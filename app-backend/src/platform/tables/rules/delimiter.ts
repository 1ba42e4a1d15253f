const candidates = [';', ',', '\t', '|'] as const

/** Rows that are looked at. */
const looked = 30

/** Cuts a text into its first rows by one delimiter, with quotes; the last row of a cut text is left out. */
function rowLengths(text: string, delimiter: string): number[] {
  const lengths: number[] = []
  let [cells, quoted, atStart] = [1, false, true]
  for (let at = 0; at < text.length && lengths.length < looked; at += 1) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign === '"' && text.charAt(at + 1) === '"') at += 1
      else if (sign === '"') quoted = false
      continue
    }
    if (sign === '"' && atStart) quoted = true
    else if (sign === delimiter) cells += 1
    else if (sign === '\n' || (sign === '\r' && text.charAt(at + 1) !== '\n')) {
      lengths.push(cells)
      cells = 1
    }
    atStart = sign === delimiter || sign === '\n' || sign === '\r' || (atStart && sign === ' ')
  }
  if (lengths.length === 0) lengths.push(cells)
  return lengths
}

/**
 * The delimiter by which the rows of a text agree best: most rows of the commonest length, then the longest rows. A first line
 * `sep=;`, as Excel writes it, decides. With one column everywhere it is a semicolon.
 * @param head the beginning of the text
 */
export function delimiterOf(head: string): string {
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(head)?.[1]
  if (told !== undefined) return told
  const scored = candidates.map((delimiter) => {
    const lengths = rowLengths(head, delimiter)
    const common = mostCommon(lengths)
    const agreeing = lengths.filter((length) => length === common).length / lengths.length
    return { delimiter, points: common < 2 ? 0 : agreeing * 10 + Math.min(common, 30) / 30 }
  })
  return scored.reduce((best, one) => (one.points > best.points ? one : best)).delimiter
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0],
  )[0]
}
