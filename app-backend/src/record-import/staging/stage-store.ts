import type { Prisma } from '@poryadok/prisma'
import type { Reason } from '../../kernel/reason.ts'
import type { ImportRun } from '../import-run.ts'

type Tx = Prisma.TransactionClient

/** A row of the file with its name, before it is known whether it was here before. */
export interface RowToStage {
  number: number
  originId: string
  hash: string
  cells: string[]
  /** What is wrong with it already. */
  because: Reason[]
}

export interface Staged {
  added: number
  failed: number
  skipped: number
}

/**
 * Puts rows into staging. A name that came with an earlier import: the same content is skipped, other content will change that
 * import's record. A name that the file has twice: equal rows are skipped, different ones fail, none is lost.
 */
export async function stageRows(tx: Tx, run: ImportRun, rows: readonly RowToStage[]): Promise<Staged> {
  const states = await tx.$queryRaw<{ state: string; count: number }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(number int, "originId" text, hash text, cells jsonb, because jsonb)
    ), ranked AS (
      SELECT given.*, row_number() OVER same AS place, first_value(number) OVER same AS first, first_value(hash) OVER same AS first_hash
      FROM given WINDOW same AS (PARTITION BY "originId" ORDER BY number)
    ), known AS (
      SELECT n.*, own.number AS own_number, own.hash AS own_hash, earlier.hash AS earlier_hash, earlier.item_id AS earlier_item,
        n.place > 1 OR own.number IS NOT NULL AS again
      FROM ranked n
      LEFT JOIN LATERAL (
        SELECT number, hash FROM import_row o WHERE o.import_id = ${run.id}::uuid AND o.origin_id = n."originId" LIMIT 1) own ON true
      LEFT JOIN LATERAL (
        SELECT hash, item_id FROM import_row e
        WHERE e.portal_id = ${run.portalId}::uuid AND e.entity_type_id = ${run.entityTypeId} AND e.origin_id = n."originId"
          AND e.import_id <> ${run.id}::uuid AND e.state = 'SUCCESS'
        ORDER BY e.id DESC LIMIT 1) earlier ON true
    ), judged AS (
      SELECT *, CASE
        WHEN again AND hash = coalesce(own_hash, first_hash) THEN 'SKIPPED'
        WHEN again OR because <> '[]' THEN 'FAILED'
        WHEN earlier_hash = hash THEN 'SKIPPED'
        ELSE 'NEW' END AS state
      FROM known
    ), written AS (
      INSERT INTO import_row (portal_id, import_id, entity_type_id, number, origin_id, hash, cells, state, because, item_id)
      SELECT ${run.portalId}::uuid, ${run.id}::uuid, ${run.entityTypeId}, number,
        CASE WHEN again THEN "originId" || '!' || number ELSE "originId" END, hash, cells, state,
        CASE
          WHEN again AND state = 'SKIPPED' THEN jsonb_build_array(jsonb_build_object('code', 'import.row-twice', 'params',
            jsonb_build_object('row', coalesce(own_number, first))))
          WHEN again THEN jsonb_build_array(jsonb_build_object('code', 'import.id-twice', 'params',
            jsonb_build_object('row', coalesce(own_number, first))))
          WHEN state = 'SKIPPED' THEN '[{"code":"import.known-row","params":{}}]'::jsonb
          ELSE because END,
        CASE WHEN again THEN NULL ELSE earlier_item END
      FROM judged ORDER BY number
      ON CONFLICT (import_id, origin_id) DO NOTHING RETURNING state
    )
    SELECT state, count(*)::int AS count FROM written GROUP BY state`
  const countOf = (state: string) => states.find((one) => one.state === state)?.count ?? 0
  return { added: countOf('NEW'), failed: countOf('FAILED'), skipped: countOf('SKIPPED') }
}

/** How often rows with these contents are in staging already. */
export async function occurrences(tx: Tx, importId: string, names: readonly string[], hashes: readonly string[]) {
  const there = await tx.importRow.findMany({
    where: { importId, originId: { in: [...names] } },
    select: { hash: true },
  })
  if (there.length === 0) return new Map<string, number>()
  const wanted = hashes.filter((hash) => there.some((one) => one.hash === hash))
  const rows = await tx.importRow.groupBy({ by: ['hash'], where: { importId, hash: { in: wanted } }, _count: true })
  return new Map(rows.map(({ hash, _count }) => [hash, _count]))
}
