import type { PrismaClient } from '@poryadok/prisma'
import type { StandingWrite } from '../rules/standing-writes.ts'

export interface UndoPeriod {
  portalId: string
  rules: readonly string[]
  from: Date
  /** Not included. */
  to: Date
}

export interface RecordId {
  entityTypeId: number
  entityId: number
}

export interface RecordWrites extends RecordId {
  /** The last one first. */
  writes: StandingWrite[]
}

type Prisma = Pick<PrismaClient, '$queryRaw'>

/** Rules that changed fields by themselves, with how many such changes stand. */
export const standingRules = (prisma: Prisma, portalId: string): Promise<{ rule: string; count: number }[]> =>
  prisma.$queryRaw`
    SELECT r.rule, count(*)::int AS count FROM ledger_run r JOIN ledger_entry e ON e.run_id = r.id
    WHERE r.portal_id = ${portalId}::uuid AND r.user_id IS NULL AND r.mode = 'live'
      AND e.method = 'crm.item.update' AND e.state = 'done' AND e.undone_by IS NULL AND e.entity_id IS NOT NULL
    GROUP BY 1 ORDER BY 1`

/** Records in which the rules' changes of the period stand. */
export async function countRecords(prisma: Prisma, { portalId, rules, from, to }: UndoPeriod): Promise<number> {
  const rows = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT (e.entity_type_id, e.entity_id))::int AS count
    FROM ledger_run r JOIN ledger_entry e ON e.run_id = r.id
    WHERE r.portal_id = ${portalId}::uuid AND r.rule = ANY(${[...rules]}::text[]) AND r.user_id IS NULL AND r.mode = 'live'
      AND r.started_at < ${to} AND e.created_at >= ${from} AND e.created_at < ${to}
      AND e.method = 'crm.item.update' AND e.state = 'done' AND e.undone_by IS NULL AND e.entity_id IS NOT NULL`
  return rows[0]?.count ?? 0
}

/** The next records after one, by type and id, each with the rules' changes of the period that stand. */
export async function standingWrites(
  prisma: Prisma,
  { portalId, rules, from, to }: UndoPeriod,
  { after, take }: { after: RecordId | null; take: number },
): Promise<RecordWrites[]> {
  const { entityTypeId, entityId } = after ?? { entityTypeId: 0, entityId: 0 }
  const rows = await prisma.$queryRaw<(RecordId & StandingWrite)[]>`
    SELECT w.id, w.before, w.after, w.entity_type_id AS "entityTypeId", w.entity_id AS "entityId" FROM (
      SELECT e.id, e.before, e.after, e.entity_type_id, e.entity_id,
        dense_rank() OVER (ORDER BY e.entity_type_id, e.entity_id) AS place
      FROM ledger_run r JOIN ledger_entry e ON e.run_id = r.id
      WHERE r.portal_id = ${portalId}::uuid AND r.rule = ANY(${[...rules]}::text[]) AND r.user_id IS NULL AND r.mode = 'live'
        AND r.started_at < ${to} AND e.created_at >= ${from} AND e.created_at < ${to}
        AND e.method = 'crm.item.update' AND e.state = 'done' AND e.undone_by IS NULL AND e.entity_id IS NOT NULL
        AND (e.entity_type_id, e.entity_id) > (${entityTypeId}::int, ${entityId}::int)) w
    WHERE w.place <= ${take} ORDER BY w.entity_type_id, w.entity_id, w.id DESC`
  return [...Map.groupBy(rows, (row) => `${row.entityTypeId}:${row.entityId}`).values()].flatMap((writes) =>
    writes[0] ? [{ entityTypeId: writes[0].entityTypeId, entityId: writes[0].entityId, writes }] : [],
  )
}

/** States that writes of a run are in. */
export async function undoStates(
  prisma: Pick<PrismaClient, 'ledgerEntry'>,
  portalId: string,
  runId: string,
): Promise<Set<string>> {
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, runId },
    select: { state: true },
    distinct: ['state'],
  })
  return new Set(rows.map(({ state }) => state))
}
