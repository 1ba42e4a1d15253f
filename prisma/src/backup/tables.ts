import type { Client } from 'pg'
import { BackupError } from './backup-error.ts'

export interface Table {
  name: string
  columns: string[]
  /** Its rows are copied in the order of these columns, so that equal tables are equal bytes. */
  key: KeyColumn[]
}

interface KeyColumn {
  name: string
  /** Text sorts by its bytes: languages sort differently on every server. */
  text: boolean
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Migrations are made again by the migrator, not copied. */
const journal = '_prisma_migrations'

/**
 * The tables whose rows are worth keeping, each after those it refers to. Unlogged ones are left out: a crash of the server
 * forgets them too.
 */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: KeyColumn[] | null; refers: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) ORDER BY k.at) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(number, at)
        JOIN pg_attribute a ON a.attnum = k.number WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid) AS key,
       coalesce((SELECT array_agg(DISTINCT t.relname::text) FROM pg_constraint f JOIN pg_class t ON t.oid = f.confrelid
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS refers
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p'
       AND c.relname <> $1 ORDER BY c.relname`,
    [journal],
  )
  const keyless = rows.find(({ key }) => key === null)
  if (keyless) throw new BackupError(`The table ${keyless.name} has no primary key.`)
  return inOrder(rows.map((row) => ({ ...row, key: row.key ?? [] })))
}

function inOrder(rows: (Table & { refers: string[] })[]): Table[] {
  const ordered: Table[] = []
  const placed = new Set<string>()
  const kept = new Set(rows.map(({ name }) => name))
  let waiting = rows
  while (waiting.length > 0) {
    const free = waiting.filter(({ refers }) => refers.every((name) => placed.has(name) || !kept.has(name)))
    if (free.length === 0) throw new BackupError('Tables refer to each other in a circle: no order to restore them in.')
    for (const { name, columns, key } of free) {
      ordered.push({ name, columns, key })
      placed.add(name)
    }
    waiting = waiting.filter(({ name }) => !placed.has(name))
  }
  return ordered
}

export const selectAll = ({ name, columns, key }: Table): string =>
  `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY ${key
    .map((one) => `${quoted(one.name)}${one.text ? ' COLLATE "C"' : ''}`)
    .join(', ')}`

export interface Sequence {
  name: string
  value: string
  called: boolean
}

/** Where each sequence stands. */
export async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  )
  const sequences: Sequence[] = []
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`,
    )
    if (state[0]) sequences.push({ name, ...state[0] })
  }
  return sequences
}

export interface AppliedMigration {
  name: string
  checksum: string
}

export async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM ${journal}
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}
