export interface PairFigures {
  letters: number
  /** Pairs of letters that belong together in truth, and in the answer, and in both. */
  truth: number
  found: number
  both: number
  /** Percent. */
  precision: number
  recall: number
}

const pairs = (count: number) => (count * (count - 1)) / 2
const percent = (part: number, whole: number) => (whole === 0 ? 100 : (part / whole) * 100)

/** How well groups of letters were found, counted by pairs. */
export function pairwise(letters: readonly { truth: number; found: number }[]): PairFigures {
  const count = (key: (letter: { truth: number; found: number }) => string) => {
    const groups = new Map<string, number>()
    for (const letter of letters) groups.set(key(letter), (groups.get(key(letter)) ?? 0) + 1)
    return [...groups.values()].reduce((sum, size) => sum + pairs(size), 0)
  }
  const truth = count((letter) => String(letter.truth))
  const found = count((letter) => String(letter.found))
  const both = count((letter) => `${letter.truth} ${letter.found}`)
  return { letters: letters.length, truth, found, both, precision: percent(both, found), recall: percent(both, truth) }
}
