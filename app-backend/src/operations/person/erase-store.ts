import { inPortal } from '@poryadok/prisma/scope'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { RecordOperation } from '../audit-line.ts'
import type { PersonErased } from '../contract.ts'
import { searchFor } from './held-read-model.ts'
import type { HeldTable, Sql } from './held-tables.ts'
import type { Person } from './rules/person-pattern.ts'

export interface EraseDeps {
  db: Database
  clock: Clock
  audit: RecordOperation
}

const patience = { timeout: 120_000, maxWait: 10_000 }
/** Rows of letters go first: what only they refer to goes with them. */
const first = ['letter_raw', 'letter']

/**
 * Erases a person from the product's tables in one transaction: their letters and what only served them are removed, their words
 * in what must stay become `***`. Records of the CRM are the portal's own. Returns rows removed and changed by table.
 */
export function erasePerson(
  { db, clock, audit }: EraseDeps,
  { portalId, userId }: { portalId: string; userId: number },
  person: Person,
): Promise<PersonErased> {
  const at = clock.now()
  return inPortal(portalId, () =>
    db.prisma.$transaction(async (tx) => {
      const { tables, params } = await searchFor(tx, portalId, person)
      const removed: Record<string, number> = {}
      const changed: Record<string, number> = {}
      const order = tables.toSorted((a, b) => rank(a) - rank(b))
      for (const table of order) {
        if (table.theirs !== null) note(removed, table.name, await remove(tx, table, params))
        if (table.named !== null) note(changed, table.name, await scrub(tx, table, params))
      }
      const total = sum(removed) + sum(changed)
      await audit(tx, { portalId, userId, action: 'person.erased', at, details: { total, ...removed, ...changed } })
      return { removed, changed, total, at: at.toISOString() }
    }, patience),
  )
}

const note = (counts: Record<string, number>, name: string, count: number) => {
  if (count > 0) counts[name] = count
}
const rank = ({ name }: HeldTable) => {
  const at = first.indexOf(name)
  return at === -1 ? first.length : at
}
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, one) => total + one, 0)

const remove = (sql: Sql, { name, theirs }: HeldTable, params: readonly unknown[]) =>
  sql.$executeRawUnsafe(`DELETE FROM "${name}" t WHERE ${theirs}`, ...params)

async function scrub(sql: Sql, table: HeldTable, params: readonly unknown[]): Promise<number> {
  if (table.appendOnly) return rewrite(sql, table, params)
  const sets = [
    ...table.columns.map((column) => `"${column.name}" = ${scrubbed(column, table)}`),
    ...(table.name === 'request_record' ? ['contact_id = NULLIF(t.contact_id, $3::int)'] : []),
    ...(table.name === 'record_snapshot' ? ['contact_ids = array_remove(t.contact_ids, $3::int)'] : []),
  ]
  if (sets.length === 0) return 0
  return sql.$executeRawUnsafe(`UPDATE "${table.name}" t SET ${sets.join(', ')} WHERE ${table.named}`, ...params)
}

/** The column without the person's words; empty where the row is about their own record. */
function scrubbed({ name, type }: { name: string; type: string }, { emptied }: HeldTable): string {
  const words = `regexp_replace(t."${name}"::text, $2, '***', 'gi')::${type}`
  if (!emptied.includes(name)) return words
  const empty = type === 'jsonb' ? `CASE WHEN t."${name}" IS NULL THEN NULL ELSE '{}'::jsonb END` : `''`
  return `CASE WHEN t.entity_type_id = 3 AND t.entity_id = $3::int THEN ${empty} ELSE ${words} END`
}

/** Takes the rows out and puts them back under their numbers without the words. */
function rewrite(sql: Sql, table: HeldTable, params: readonly unknown[]): Promise<number> {
  const { name, columns, named, every } = table
  const values = every.map((column) => {
    const text = columns.find((one) => one.name === column)
    return text ? scrubbed(text, table) : `t."${column}"`
  })
  return sql.$executeRawUnsafe(
    `WITH t AS (DELETE FROM "${name}" t WHERE ${named} RETURNING t.*)
     INSERT INTO "${name}" (${every.map((column) => `"${column}"`).join(', ')}) SELECT ${values.join(', ')} FROM t`,
    ...params,
  )
}
