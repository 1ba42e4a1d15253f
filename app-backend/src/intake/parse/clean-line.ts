/** Text as PostgreSQL and JSON take it: no NUL, no half surrogate pairs. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** One line for lists and fields: no control characters, no runs of spaces, at most `limit` characters. */
export const cleanLine = (text: string, limit: number): string =>
  withoutControls(text, ' ').trim().slice(0, limit).toWellFormed()

/** Text whose runs of blanks and control characters are replaced, without half surrogate pairs. */
export const withoutControls = (text: string, by: '' | ' '): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what it removes
  text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]+/g, by).toWellFormed()
