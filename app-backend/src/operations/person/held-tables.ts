import type { Database } from '../../platform/db/database.ts'
import { contactEntityTypeId } from '../../portal/index.ts'

export type Sql = Pick<Database['prisma'], '$queryRawUnsafe' | '$executeRawUnsafe'>

/**
 * A table of a portal that may hold something of a person, and what picks it: `$1` portal, `$2` pattern, `$3` contact id; the
 * row is `t`.
 */
export interface HeldTable {
  name: string
  /** Either of the two below. */
  condition: string
  /** Rows that are worth nothing without the person: they go. Null = there are none. */
  theirs: string | null
  /** Rows that only name the person: they stay, the words become `***`. Null = there are none. */
  named: string | null
  /** Its rows are never changed: one is taken out and put back under its number without the words. */
  appendOnly: boolean
  /** All columns. */
  every: string[]
  /** Columns that hold text, with what they are. */
  columns: { name: string; type: string }[]
  /** What a scrub empties where the row is about the person's own record. */
  emptied: string[]
}

/** Rows that are worth nothing without the person. */
const removed = new Set([
  'outgoing_letter',
  'outgoing_words',
  'letter_words',
  'notice',
  'rest_call',
  'directory_list',
  'decision',
  'job',
  'visiting_card',
  'contact_proposal',
  'shared_phone',
])
/** Rows about a CRM record name it by these two columns. */
const aboutContact = `(t.entity_type_id = ${contactEntityTypeId} AND t.entity_id = $3::int)`
const emptied: Record<string, string[]> = {
  audit_event: ['before', 'after', 'text'],
  ledger_entry: ['before', 'after', 'params'],
}

/** What belongs to the person where not every row that names them does. */
const own: Record<string, string> = {
  letter: 'lower(t.from_address) ~ $2 OR lower(t.envelope_from) ~ $2',
  // The bytes of letters in the person's requests, and of those that name them.
  letter_raw: `encode(t.raw, 'escape') ~* $2 OR t.letter_id IN (SELECT l.id FROM letter l
    JOIN request_record r ON r.id = l.request_id WHERE l.portal_id = $1::uuid AND r.contact_id = $3::int)`,
  message_ref: 'lower(t.correspondent) ~ $2',
  thread_participant: 'lower(t.address) ~ $2',
  bounced_address: 'lower(t.address) ~ $2',
  external_task_letter: 'lower(t.address) ~ $2',
  record_snapshot: aboutContact,
}
/** Columns that name the person's record beside text. */
const pointing: Record<string, string> = {
  request_record: 't.contact_id = $3::int',
  visiting_card: 't.contact_id = $3::int',
  contact_proposal: 't.contact_id = $3::int',
  record_snapshot: '$3::int = ANY(t.contact_ids)',
  external_task: 't.contact_id = $3::int',
}

/** Every table of a portal with text in it, found in the catalogue: one that comes later is looked at too. */
export async function heldTables(sql: Sql): Promise<HeldTable[]> {
  const rows = await sql.$queryRawUnsafe<
    { name: string; columns: HeldTable['columns']; entity: boolean; appendOnly: boolean; every: string[] }[]
  >(`
    SELECT c.relname::text AS name,
      coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND format_type(a.atttypid, a.atttypmod) IN ('text', 'jsonb', 'text[]')
         AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY(i.indkey))), '[]') AS columns,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'entity_id') AS entity,
      NOT has_table_privilege(c.oid, 'UPDATE') AS "appendOnly",
      (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS every
    FROM pg_class c JOIN pg_attribute p ON p.attrelid = c.oid AND p.attname = 'portal_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`)
  return rows.map(({ entity, ...table }) => ({
    ...table,
    ...conditionsOf(table.name, table.columns, entity),
    emptied: emptied[table.name] ?? [],
  }))
}

function conditionsOf(name: string, columns: HeldTable['columns'], entity: boolean) {
  // Each of the parameters is named in every query, whatever the table has.
  const whole = (any: string) => `t.portal_id = $1::uuid AND (${any}) AND ($2::text IS NOT NULL OR $3::int IS NULL)`
  const words = columns.map((column) => `t."${column.name}"::text ~* $2`)
  const any =
    [...words, ...(entity ? [aboutContact] : []), ...(pointing[name] ? [pointing[name]] : [])].join(' OR ') || 'false'
  const mine = own[name]
  if (removed.has(name)) return { condition: whole(any), theirs: whole(any), named: null }
  if (mine === undefined) return { condition: whole(any), theirs: null, named: whole(any) }
  return { condition: whole(`${mine} OR ${any}`), theirs: whole(mine), named: whole(any) }
}
