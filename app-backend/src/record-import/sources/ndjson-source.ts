import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { AppError } from '../../platform/errors/app-error.ts'
import { tableLimits } from '../../platform/tables/table.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** Lines that are looked at for the names of the columns. */
const headLines = 1_000

/** One object a line. A key that the first lines do not have is a fault of its row, so that nothing is lost silently. */
export async function openNdjson(path: string): Promise<SourceTable> {
  const columns = await columnsOf(path)
  if (columns.length === 0) throw new AppError('table.empty')
  const rows = rowsOf(path, columns)
  return {
    format: 'ndjson',
    charset: 'utf-8',
    delimiter: null,
    parts: [],
    columns,
    rows,
    close: async () => void (await rows.return(undefined)),
  }
}

async function columnsOf(path: string): Promise<string[]> {
  const names = new Set<string>()
  let lines = 0
  for await (const { object } of objectsOf(path)) {
    for (const name of Object.keys(object ?? {})) names.add(name)
    lines += 1
    if (lines >= headLines) break
  }
  return Array.from(names).slice(0, tableLimits.columns)
}

async function* rowsOf(path: string, columns: readonly string[]): AsyncGenerator<SourceRow> {
  const known = new Set(columns)
  for await (const { number, text, object } of objectsOf(path)) {
    if (object === null) yield { number, cells: [text.slice(0, 1_000)], faults: ['row.no-json'] }
    else {
      const stray = Object.keys(object).some((name) => !known.has(name))
      const cells = columns.map((name) => textOf(object[name]))
      yield { number, cells, faults: stray ? ['row.longer-than-header'] : [] }
    }
  }
}

async function* objectsOf(path: string) {
  const source = createReadStream(path, { encoding: 'utf8' })
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  try {
    for await (const line of lines) {
      number += 1
      const text = line.replace(/^\uFEFF/, '').trim()
      if (text.length > tableLimits.rowChars) throw new AppError('table.row-too-long', { params: { row: number } })
      if (text !== '') yield { number, text, object: parsed(text) }
    }
  } finally {
    lines.close()
    source.destroy()
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** U+0000 is in no text of the database. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replaceAll('\0', '').trim()
}
