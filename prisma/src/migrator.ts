import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

/** Prisma's own advisory lock: its CLI and this migrator exclude each other. */
const MIGRATION_LOCK = 72707369

/** Prisma's own table, so that its CLI reads what was applied here. */
const JOURNAL = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL, applied_steps_count INTEGER NOT NULL DEFAULT 0)`

/** The migrations of this package. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** Why the migrations could not be applied: the database stays as the last whole migration left it. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

export interface MigrationRun {
  /** The database's address. */
  readonly url: string
  /** A folder of `<name>/migration.sql`; this package's own unless told. */
  readonly folder?: string
  /** Names to stay within, for a database of an older version; all unless told. */
  readonly only?: readonly string[]
  /** The time written into the journal. */
  readonly now: () => Date
}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface JournalRow {
  migration_name: string
  checksum: string
  finished_at: Date | null
  rolled_back_at: Date | null
}

/**
 * Applies every migration that the database has not seen, in the order of their names. Processes that start together
 * wait for each other. A file is one implicit transaction: a failing one leaves nothing behind but its journal row.
 *
 * @returns the names applied by this call
 * @throws MigrationError when a migration fails, failed before, or was edited after it was applied
 */
export async function migrate({ url, folder = migrationsFolder, only, now }: MigrationRun): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(JOURNAL)
    const pending = unapplied(readMigrations(folder), await readJournal(client)).filter(
      ({ name }) => only?.includes(name) ?? true,
    )
    for (const migration of pending) await apply(client, migration, now)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end() // releases the lock
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
  return names.toSorted().map((name) => {
    const file = readFileSync(join(folder, name, 'migration.sql'))
    return { name, sql: file.toString('utf8'), checksum: createHash('sha256').update(file).digest('hex') }
  })
}

async function readJournal(client: Client): Promise<JournalRow[]> {
  const { rows } = await client.query<JournalRow>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations',
  )
  return rows.filter((row) => row.rolled_back_at === null)
}

function unapplied(migrations: readonly Migration[], journal: readonly JournalRow[]): Migration[] {
  const failed = journal.find((row) => row.finished_at === null)
  if (failed) {
    throw new MigrationError(
      `The migration ${failed.migration_name} failed before. Repair the database, then run "prisma migrate resolve".`,
    )
  }
  const applied = new Map(journal.map((row) => [row.migration_name, row.checksum]))
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (edited) throw new MigrationError(`The migration ${edited.name} was edited after this database applied it.`)
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client: Client, { name, sql, checksum }: Migration, now: () => Date): Promise<void> {
  const id = randomUUID()
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, $4)',
    [id, checksum, name, now()],
  )
  try {
    await client.query(sql)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason])
    throw new MigrationError(`The migration ${name} failed: ${reason}`, { cause })
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = $2, applied_steps_count = 1 WHERE id = $1', [
    id,
    now(),
  ])
}
