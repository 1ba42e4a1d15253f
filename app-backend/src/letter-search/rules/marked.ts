/** A piece of text; `mark`: it is what was looked for. */
export interface Marked {
  text: string
  mark: boolean
}

/** Stand around a found word; no letter holds them. */
export const marks = { start: '\u0001', end: '\u0002', gap: '\u0003' } as const

/** A text with marks as pieces; a gap becomes an ellipsis. */
export function marked(text: string): Marked[] {
  const [plain = '', ...parts] = text.replaceAll(marks.gap, ' … ').split(marks.start)
  const rest = parts.flatMap((part) => {
    const [found = '', ...after] = part.split(marks.end)
    return [
      { text: found, mark: true },
      { text: after.join(''), mark: false },
    ]
  })
  return [{ text: plain, mark: false }, ...rest].filter((piece) => piece.text !== '')
}
