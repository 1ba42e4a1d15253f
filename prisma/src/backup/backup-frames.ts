import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Client } from 'pg'
import { connect } from './connect.ts'
import { copyOut } from './copy.ts'
import type { Frame } from './frames.ts'
import { readApplied, readSequences, readTables, selectAll, type Table } from './tables.ts'

export interface BackupSource {
  /** The database's address, as its owner. */
  url: string
  /** Folder of the attachment store; its files go into the backup. */
  filesDir?: string | undefined
  now: () => Date
}

/** Everything that a backup holds, as one moment of the database saw it. */
export async function* backupFrames({ url, filesDir, now }: BackupSource): AsyncGenerator<Frame> {
  const client = await connect(url)
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables = await readTables(client)
    yield { note: { kind: 'begin', madeAt: now().toISOString(), migrations: await readApplied(client), tables } }
    for (const table of tables) yield* tableFrames(client, table)
    // Numbers run ahead of every snapshot, so those read last cover all rows above.
    yield { note: { kind: 'sequences', sequences: await readSequences(client) } }
  } finally {
    await client.end()
  }
  if (filesDir !== undefined) yield* fileFrames(filesDir)
}

async function* tableFrames(client: Client, table: Table): AsyncGenerator<Frame> {
  yield { note: { kind: 'table', name: table.name, columns: table.columns } }
  const hash = createHash('sha256')
  let rows = 0
  for await (const chunk of copyOut(client, `COPY (${selectAll(table)}) TO STDOUT`) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    rows += linesIn(chunk)
    yield { data: chunk }
  }
  yield { note: { kind: 'table-end', name: table.name, rows, sha256: hash.digest('hex') } }
}

/** A row is a line: COPY writes the line breaks within values as `\n`. */
export function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1
  return lines
}

async function* fileFrames(folder: string): AsyncGenerator<Frame> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    yield { note: { kind: 'file', name } }
    const hash = createHash('sha256')
    let whole = true
    try {
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        hash.update(chunk)
        yield { data: chunk }
      }
    } catch (error) {
      // Expired and removed since the folder was read: its row is on its way out too.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      whole = false
    }
    yield { note: { kind: 'file-end', name, whole, sha256: hash.digest('hex') } }
  }
}
