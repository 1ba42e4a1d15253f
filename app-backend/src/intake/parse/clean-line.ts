/** Text as PostgreSQL and JSON take it: no NUL, no half surrogate pairs. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** One line for lists and fields: no control characters, no runs of spaces, at most `limit` characters. */
export function cleanLine(text: string, limit: number): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it removes
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]+/g, ' ').trim()
  return line.slice(0, limit).toWellFormed()
}
