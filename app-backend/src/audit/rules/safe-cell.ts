/** What a spreadsheet takes for the beginning of a formula. OWASP: CSV injection. */
const formula = /^[=+\-@\t\r]/

/** A cell of a CSV file that no spreadsheet runs: quoted, and with an apostrophe before what looks like a formula. */
export const safeCell = (value: string): string =>
  `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""').replaceAll('\0', '')}"`
