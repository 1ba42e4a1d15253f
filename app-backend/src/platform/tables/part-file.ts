import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Cell } from './write-table.ts'

type Row = readonly Cell[]

const kept = z.array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ at: z.iso.datetime() })]))

/** Rows on their way into the file, a line each; a moment stays one. */
export const partOf = (rows: readonly Row[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row.map(keptCell))}\n`).join(''))

/** The rows of a part, in their order. */
export async function* rowsOfPart(content: Readable): AsyncGenerator<Cell[]> {
  for await (const line of createInterface({ input: content, crlfDelay: Infinity }))
    yield kept
      .parse(JSON.parse(line))
      .map((cell) => (cell !== null && typeof cell === 'object' ? new Date(cell.at) : cell))
}

const keptCell = (cell: Cell) => (cell instanceof Date ? { at: cell.toISOString() } : cell)
