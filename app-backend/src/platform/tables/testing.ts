import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readTable, type ReadOptions } from './read-table.ts'
import type { Table, TableRow } from './table.ts'

/** A folder for the files of one test. */
export async function inFolder<T>(work: (path: (name: string) => string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tables-'))
  try {
    return await work((name) => join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type WholeTable = Omit<Table, 'rows'> & { rows: TableRow[] }

/** Reads all of a table at once. */
export const readWhole = (path: string, options?: ReadOptions): Promise<WholeTable> =>
  readTable(
    path,
    async (table) => {
      const rows = []
      for await (const row of table.rows) rows.push(row)
      return { ...table, rows }
    },
    options,
  )

/** The table of a text or of bytes. */
export const tableOf = (content: string | Uint8Array | AsyncIterable<Uint8Array>, options?: ReadOptions) =>
  inFolder(async (path) => {
    const file = path('table')
    if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(file, content)
    else await pipeline(Readable.from(content), createWriteStream(file))
    return readWhole(file, options)
  })

export const cellsOf = ({ rows }: WholeTable) => rows.map(({ cells }) => cells)
