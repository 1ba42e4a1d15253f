import type { PlannedWrite, Run } from './ledger.ts'
import type { LedgerTx } from './ledger-store.ts'
import type { LoopFacts } from './rules/loop-guard.ts'

/** How far back the causes of a run are followed. */
const depth = 10

/** What the guard against loops looks at: rules that led to the run, and automatic writes to its fields since `since`. */
export async function loopFacts(
  tx: LedgerTx,
  { portalId, rule, cause }: Run,
  writes: readonly PlannedWrite[],
  since: Date,
): Promise<LoopFacts> {
  const wanted = writes.flatMap(({ action, entityTypeId, entityId, after }) =>
    entityId === null || action !== 'update'
      ? []
      : Object.keys(after).map((field) => ({ entityTypeId, entityId, field })),
  )
  return {
    rule,
    wanted,
    ancestry: cause.runId === undefined ? [] : await ancestry(tx, portalId, cause.runId),
    recent: wanted.length === 0 ? [] : await recentWrites(tx, portalId, wanted, since),
  }
}

async function ancestry(tx: LedgerTx, portalId: string, runId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ rule: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT rule, cause->>'runId' AS parent, 1 AS step FROM ledger_run WHERE portal_id = ${portalId}::uuid AND id = ${runId}::uuid
      UNION ALL
      SELECT r.rule, r.cause->>'runId', c.step + 1 FROM chain c
      JOIN ledger_run r ON r.portal_id = ${portalId}::uuid AND r.id = c.parent::uuid
      WHERE c.step < ${depth})
    SELECT rule FROM chain ORDER BY step`
  return rows.map((row) => row.rule)
}

async function recentWrites(tx: LedgerTx, portalId: string, wanted: LoopFacts['wanted'], since: Date) {
  const types = wanted.map((one) => one.entityTypeId)
  const ids = wanted.map((one) => one.entityId)
  const fields = wanted.map((one) => one.field)
  return tx.$queryRaw<{ entityTypeId: number; entityId: number; field: string; count: number }[]>`
    SELECT w.type AS "entityTypeId", w.id AS "entityId", w.field, count(*)::int AS count
    FROM (SELECT DISTINCT type, id, field FROM unnest(${types}::int[], ${ids}::int[], ${fields}::text[]) AS w(type, id, field)) w
    JOIN ledger_entry e ON e.portal_id = ${portalId}::uuid AND e.entity_type_id = w.type AND e.entity_id = w.id
      AND e.created_at > ${since} AND e.state IN ('planned', 'sending', 'done', 'unknown') AND jsonb_exists(e.after, w.field)
    JOIN ledger_run r ON r.id = e.run_id AND r.user_id IS NULL AND r.mode = 'live'
    GROUP BY 1, 2, 3`
}
