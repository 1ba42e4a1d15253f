import { caseColumns, type CaseRow } from './make-cases.ts'

const cell = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The cases as a file with semicolons, as Russian programs write it; UTF-8 with its mark. */
export function casesFile(rows: readonly CaseRow[]): Buffer {
  const lines = rows.map((row) => caseColumns.map((name) => cell(row[name])).join(';'))
  return Buffer.from(`\uFEFF${[caseColumns.join(';'), ...lines].join('\r\n')}\r\n`)
}
