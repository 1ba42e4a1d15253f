/** A piece of text; `mark`: it is what was looked for. */
export interface Marked {
  text: string
  mark: boolean
}

/** Stand around a found word; no letter holds them. */
export const marks = { start: '\u0001', end: '\u0002', gap: '\u0003' } as const

/** A text with marks as pieces; a gap becomes an ellipsis. */
export function marked(text: string): Marked[] {
  const pieces: Marked[] = []
  let mark = false
  for (const piece of text.replaceAll(marks.gap, ' … ').split(/([\u0001\u0002])/)) {
    if (piece === marks.start) mark = true
    else if (piece === marks.end) mark = false
    else if (piece !== '') pieces.push({ text: piece, mark })
  }
  return pieces
}
