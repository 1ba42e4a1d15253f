import type { CellValue } from './list-shapes.ts'

/** Do two cells hold the same? Named things by their numbers: a renamed option is the same option. */
export function sameCell(a: CellValue, b: CellValue): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(value: CellValue): string {
  // A yes/no that nobody ever set is a no, an empty text is none.
  if (value === null || value === false || value === '') return ''
  if (!Array.isArray(value)) return String(value)
  return value
    .map((one) => (typeof one === 'string' ? one : one.id))
    .toSorted()
    .join('\n')
}
