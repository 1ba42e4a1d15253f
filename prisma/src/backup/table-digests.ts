import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { linesIn } from './backup-frames.ts'
import { copyOut } from './copy.ts'
import { selectAll, type Table } from './tables.ts'

export type Digests = Record<string, { rows: number; sha256: string }>

/** Rows and sha256 of each table in the order of its key: databases with equal digests hold equal rows. */
export async function tableDigests(client: Client, tables: readonly Table[]): Promise<Digests> {
  const digests: Digests = {}
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const chunk of copyOut(client, `COPY (${selectAll(table)}) TO STDOUT`) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      rows += linesIn(chunk)
    }
    digests[table.name] = { rows, sha256: hash.digest('hex') }
  }
  return digests
}
