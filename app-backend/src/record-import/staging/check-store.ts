import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { storableJson } from '../../platform/db/storable-json.ts'
import { loadFaults } from '../rules/load-faults.ts'
import type { CheckedRow, UnreadRow } from '../row-reader.ts'

type Tx = Prisma.TransactionClient

/** Rows that the mapping may still decide about, by id after `after`; what the file itself says against a row stands. */
export async function rowsToCheck(
  prisma: PrismaClient,
  importId: string,
  after: bigint,
  limit: number,
): Promise<UnreadRow[]> {
  return prisma.$queryRaw<UnreadRow[]>`
    SELECT id, number, cells FROM import_row
    WHERE import_id = ${importId}::uuid AND id > ${after} AND (state = 'NEW'
      OR state = 'FAILED' AND NOT coalesce(because -> 0 ->> 'code', '') = ANY(${[...loadFaults]}))
    ORDER BY id LIMIT ${limit}`
}

/** Keeps what the mapping made of rows; those that are on their way by now stay as they are. */
export async function saveChecked(tx: Tx, rows: readonly CheckedRow[]): Promise<{ ready: number; failed: number }> {
  const values = storableJson(
    rows.map((row) =>
      'because' in row
        ? { id: String(row.id), state: 'FAILED', record: null, at: null, because: row.because }
        : {
            id: String(row.id),
            state: 'NEW',
            record: row.record,
            at: row.originalAt?.toISOString() ?? null,
            because: row.notes,
          },
    ),
  )
  const states = await tx.$queryRaw<{ state: string; count: number }[]>`
    WITH checked AS (
      UPDATE import_row r SET state = v.state, record = v.record, original_at = v.at, because = v.because
      FROM jsonb_to_recordset(${values}::jsonb)
        AS v(id bigint, state text, record jsonb, at timestamptz, because jsonb)
      WHERE r.id = v.id AND r.state IN ('NEW', 'FAILED') RETURNING v.state)
    SELECT state, count(*)::int AS count FROM checked GROUP BY state`
  const countOf = (state: string) => states.find((one) => one.state === state)?.count ?? 0
  return { ready: countOf('NEW'), failed: countOf('FAILED') }
}
