/** What a spreadsheet takes for the beginning of a formula (OWASP: CSV Injection), behind spaces and our own marks too. */
const formula = /^'*[\s\u00A0\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/

/** A text that no spreadsheet runs: a quote goes before what would begin a formula, telephone numbers (+7 …) among it. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text as it was before {@link safeCell}: any text comes back unchanged. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text
