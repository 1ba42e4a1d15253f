import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { migrate } from '../migrator.ts'
import { BackupError } from './backup-error.ts'
import { readParts, type BackupContents, type Beginning, type Reader } from './backup-parts.ts'
import { connect } from './connect.ts'
import { copyIn } from './copy.ts'
import type { Frame } from './frames.ts'
import { tableDigests } from './table-digests.ts'
import { quoted, readApplied, readTables, type Table } from './tables.ts'
import { framesOf } from './verify-backup.ts'

export interface RestoreTarget {
  /** An empty database, as its owner. */
  url: string
  /** An empty folder (or none yet) for the attachment store; files of the backup are left out without it. */
  filesDir?: string | undefined
  now: () => Date
}

/**
 * Restores a backup into an empty database: its tables as of the backup's migrations, the rows in one transaction, the
 * sequences, the files; then compares every table with what the backup says of it and brings the schema up to date.
 *
 * @throws BackupError when the target is not empty, the backup is damaged, or the result differs from it
 */
export function restoreBackup(file: string, target: RestoreTarget): Promise<BackupContents> {
  return restoreFrames(framesOf(file), target)
}

export async function restoreFrames(frames: AsyncGenerator<Frame>, target: RestoreTarget): Promise<BackupContents> {
  const client = await connect(target.url)
  try {
    const contents = await readParts(frames, loader(client, target))
    await client.query('COMMIT')
    await compare(client, contents)
    await migrate({ url: target.url, now: target.now })
    return contents
  } finally {
    await client.end()
  }
}

function loader(client: Client, target: RestoreTarget): Reader {
  return {
    async begin(beginning) {
      await expectEmpty(client, target)
      await migrate({ url: target.url, now: target.now, only: beginning.migrations.map(({ name }) => name) })
      await expectSameMigrations(client, beginning)
      await expectNoRows(client, beginning.tables)
      await client.query('BEGIN')
    },
    table: (name, columns, data) =>
      copyIn(client, `COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`, data),
    async sequences(sequences) {
      for (const { name, value, called } of sequences)
        await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
    },
    async file(name, data) {
      if (target.filesDir === undefined) {
        for await (const chunk of data) void chunk
        return
      }
      const path = join(target.filesDir, name)
      if (relative(target.filesDir, path).startsWith('..'))
        throw new BackupError(`The backup names a file outside its folder: ${name}`)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await pipeline(data, createWriteStream(path, { mode: 0o600 }))
    },
  }
}

async function expectEmpty(client: Client, { filesDir }: RestoreTarget) {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  )
  if (rows[0]?.count !== 0)
    throw new BackupError('The database is not empty. A backup is restored into an empty one: create it anew.')
  const files = filesDir === undefined ? [] : await readdir(filesDir).catch(() => [])
  if (files.length > 0) throw new BackupError(`The folder ${filesDir} is not empty: name an empty one.`)
}

async function expectSameMigrations(client: Client, { migrations }: Beginning) {
  const applied = new Map((await readApplied(client)).map(({ name, checksum }) => [name, checksum]))
  const strange = migrations.find(({ name, checksum }) => applied.get(name) !== checksum)
  if (strange)
    throw new BackupError(
      `The backup stands on the migration ${strange.name}, which this version of the product does not have. Restore it with the version that made it, then upgrade.`,
    )
}

/** A migration that writes rows of its own would meet the same rows in the backup. */
async function expectNoRows(client: Client, tables: Table[]) {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${quoted(name)} LIMIT 1`)
    if (rowCount !== 0) await client.query(`TRUNCATE ${quoted(name)} CASCADE`)
  }
}

async function compare(client: Client, contents: BackupContents) {
  const restored = await tableDigests(client, await readTables(client))
  const differing = Object.entries(contents.tables).filter(([name, { sha256 }]) => restored[name]?.sha256 !== sha256)
  if (differing.length > 0)
    throw new BackupError(`Restored tables differ from the backup: ${differing.map(([name]) => name).join(', ')}`)
}
