/** So much of a letter over its mailbox's limit is asked for: its header and, as a rule, its text. Bytes. */
export const beginningBytes = 256 * 1024

export interface Portion<Letter> {
  letters: Letter[]
  /** What they take in memory. */
  bytes: number
  /** Over the limit: only the beginning is wanted. */
  large: boolean
}

/**
 * Cuts letters, in their order, into what is asked for at once: up to `bytes` together. A letter that is larger comes alone, and so
 * does one over `largest`, of which only the beginning is wanted.
 */
export function portions<Letter extends { sizeBytes: number }>(
  letters: readonly Letter[],
  { bytes, largest }: { bytes: number; largest: number },
): Portion<Letter>[] {
  const cut: Portion<Letter>[] = []
  for (const letter of letters) {
    const large = letter.sizeBytes > largest
    const size = large ? beginningBytes : letter.sizeBytes
    const last = cut.at(-1)
    if (last && !large && !last.large && last.bytes + size <= bytes) {
      last.letters.push(letter)
      last.bytes += size
    } else cut.push({ letters: [letter], bytes: size, large })
  }
  return cut
}
