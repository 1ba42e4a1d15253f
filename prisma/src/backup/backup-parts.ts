import { createHash } from 'node:crypto'
import { BackupError } from './backup-error.ts'
import { linesIn } from './backup-frames.ts'
import type { Frame } from './frames.ts'
import type { AppliedMigration, Sequence, Table } from './tables.ts'

export interface Beginning {
  madeAt: string
  migrations: AppliedMigration[]
  tables: Table[]
}

/** What is done with each part of a backup; a part's data must be read to their end. */
export interface Reader {
  begin(beginning: Beginning): Promise<void>
  table(name: string, columns: string[], data: AsyncIterable<Buffer>): Promise<void>
  sequences(sequences: Sequence[]): Promise<void>
  file(name: string, data: AsyncIterable<Buffer>): Promise<void>
}

export interface BackupContents {
  madeAt: string
  migrations: string[]
  /** Rows and sha256 of each table's rows in the order of its key. */
  tables: Record<string, { rows: number; sha256: string }>
  files: number
}

/** Hands the parts of a backup to `reader` and checks each against what the backup says of it. */
export async function readParts(frames: AsyncGenerator<Frame>, reader: Reader): Promise<BackupContents> {
  const contents: BackupContents = { madeAt: '', migrations: [], tables: {}, files: 0 }
  for (;;) {
    const next = await frames.next()
    if (next.done) break
    if ('data' in next.value) throw new BackupError('The backup holds data that belong to nothing.')
    const { note } = next.value
    const name = typeof note['name'] === 'string' ? note['name'] : ''
    if (note['kind'] === 'begin') {
      const beginning = note as unknown as Beginning
      contents.madeAt = beginning.madeAt
      contents.migrations = beginning.migrations.map((one) => one.name)
      await reader.begin(beginning)
    } else if (note['kind'] === 'table') {
      const part = partOf(frames)
      await reader.table(name, note['columns'] as string[], part.data)
      contents.tables[name] = await part.end()
    } else if (note['kind'] === 'sequences') await reader.sequences(note['sequences'] as Sequence[])
    else if (note['kind'] === 'file') {
      const part = partOf(frames)
      await reader.file(name, part.data)
      await part.end()
      contents.files += 1
    } else throw new BackupError('The backup was made by a newer version of the product.')
  }
  if (contents.madeAt === '') throw new BackupError('The backup is empty.')
  return contents
}

/** The data up to the note that closes the part, and whether they are what that note says. */
function partOf(frames: AsyncGenerator<Frame>) {
  const hash = createHash('sha256')
  let rows = 0
  let closing: Record<string, unknown> | undefined
  async function* data(): AsyncGenerator<Buffer> {
    while (!closing) {
      const next = await frames.next()
      if (next.done) throw new BackupError('The backup ends within a table.')
      if ('note' in next.value) closing = next.value.note
      else {
        hash.update(next.value.data)
        rows += linesIn(next.value.data)
        yield next.value.data
      }
    }
  }
  return {
    data: data(),
    async end() {
      const sha256 = hash.digest('hex')
      if (closing?.['sha256'] !== sha256) throw new BackupError('A part of the backup is damaged.')
      return { rows, sha256 }
    },
  }
}
