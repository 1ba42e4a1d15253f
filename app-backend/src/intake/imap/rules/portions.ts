export interface Portion<Letter> {
  letters: Letter[]
  /** What they take in memory. */
  bytes: number
  /** Over the limit: only the header is wanted. */
  refused: boolean
}

/** The most that a header is reckoned with, bytes. */
const headerBytes = 64 * 1024

/**
 * Cuts letters, in their order, into what is asked for at once: up to `bytes` together. A letter that is larger comes alone, and so
 * does one over `largest`, which is not taken in.
 */
export function portions<Letter extends { sizeBytes: number }>(
  letters: readonly Letter[],
  { bytes, largest }: { bytes: number; largest: number },
): Portion<Letter>[] {
  const cut: Portion<Letter>[] = []
  for (const letter of letters) {
    const refused = letter.sizeBytes > largest
    const size = refused ? headerBytes : letter.sizeBytes
    const last = cut.at(-1)
    if (last && !refused && !last.refused && last.bytes + size <= bytes) {
      last.letters.push(letter)
      last.bytes += size
    } else cut.push({ letters: [letter], bytes: size, refused })
  }
  return cut
}
