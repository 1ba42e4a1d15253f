import { Prisma } from '@poryadok/prisma'
import type { ImportRun } from '../import-run.ts'
import type { RowOutcome } from '../rules/row-outcome.ts'
import type { RowToWrite } from '../rules/written-fields.ts'

type Tx = Prisma.TransactionClient

/** A row in the hands of one worker. */
export interface ClaimedRow extends RowToWrite {
  id: bigint
  hash: string
  /** The record that the row changes; null: it makes one. */
  itemId: number | null
}

interface ClaimedColumns {
  id: bigint
  origin_id: string
  hash: string
  record: Record<string, unknown>
  original_at: Date | null
  item_id: number | null
}

export interface Claim {
  lease: string
  limit: number
  now: Date
  /** Rows whose old time the portal takes go first, oldest first; null: it takes none. */
  datesFrom: Date | null
  /** Rows that change records of earlier runs. */
  updates: boolean
}

/** The next rows under a lease: NEW becomes IN_FLIGHT, and nobody else gets them. */
export async function claimRows(tx: Tx, run: ImportRun, claim: Claim): Promise<ClaimedRow[]> {
  const dated =
    claim.datesFrom === null
      ? []
      : await claimWhere(tx, run, claim, Prisma.sql`AND original_at >= ${claim.datesFrom}::timestamptz`)
  return dated.length > 0 ? dated : claimWhere(tx, run, claim, Prisma.empty)
}

async function claimWhere(tx: Tx, run: ImportRun, { lease, limit, now, updates }: Claim, only: Prisma.Sql) {
  const kind = updates ? Prisma.sql`item_id IS NOT NULL` : Prisma.sql`item_id IS NULL`
  const rows = await tx.$queryRaw<ClaimedColumns[]>`
    WITH next AS (
      SELECT id FROM import_row
      WHERE import_id = ${run.id}::uuid AND state = 'NEW' AND record IS NOT NULL AND ${kind} ${only}
      ORDER BY original_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE import_row r SET state = 'IN_FLIGHT', lease = ${lease}::uuid, sent_at = ${now}::timestamptz
    FROM next WHERE r.id = next.id
    RETURNING r.id, r.origin_id, r.hash, r.record, r.original_at, r.item_id`
  return rows
    .map(({ id, origin_id: originId, hash, record, original_at: originalAt, item_id: itemId }) => ({
      id,
      originId,
      hash,
      record,
      originalAt,
      itemId,
      entityTypeId: run.entityTypeId,
    }))
    .toSorted(byTime)
}

/** Rows without a time come last, as the database sorts them. */
function byTime(a: ClaimedRow, b: ClaimedRow): number {
  const [left, right] = [
    a.originalAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
    b.originalAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
  ]
  return left - right || Number(a.id - b.id)
}

/** Notes when rows go out, just before they do; how many of them this lease still holds. */
export async function stampSent(tx: Tx, lease: string, rows: readonly ClaimedRow[], now: Date): Promise<number> {
  const where = { id: { in: rows.map(({ id }) => id) }, lease, state: 'IN_FLIGHT' }
  return (await tx.importRow.updateMany({ where, data: { sentAt: now } })).count
}

export interface Settled {
  success: number
  failed: number
}

/** Writes what became of rows that this lease holds; rows that somebody else has taken over are left alone. */
export async function settleRows(
  tx: Tx,
  lease: string,
  outcomes: readonly { id: bigint; outcome: RowOutcome }[],
  now: Date,
): Promise<Settled> {
  const known = outcomes.filter(({ outcome }) => outcome.state !== 'IN_FLIGHT')
  if (known.length === 0) return { success: 0, failed: 0 }
  const values = JSON.stringify(
    known.map(({ id, outcome }) => ({
      id: String(id),
      state: outcome.state,
      item: outcome.state === 'SUCCESS' ? outcome.itemId : null,
      because: outcome.state === 'FAILED' ? outcome.because : [],
    })),
  )
  const rows = await tx.$queryRaw<{ state: string; count: number }[]>`
    WITH settled AS (
      UPDATE import_row r SET state = v.state, item_id = coalesce(v.item, r.item_id), because = v.because,
        settled_at = ${now}::timestamptz, lease = NULL
      FROM jsonb_to_recordset(${values}::jsonb) AS v(id bigint, state text, item int, because jsonb)
      WHERE r.id = v.id AND r.lease = ${lease}::uuid AND r.state = 'IN_FLIGHT' RETURNING v.state)
    SELECT state, count(*)::int AS count FROM settled GROUP BY state`
  const countOf = (state: string) => rows.find((one) => one.state === state)?.count ?? 0
  return { success: countOf('SUCCESS'), failed: countOf('FAILED') }
}
