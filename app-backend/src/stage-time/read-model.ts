import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { DeadlineCounts, ReportDimension, StageFigures } from './contract.ts'

/** What a report is asked about, with names of the portal's fields and what the rules say of groups. */
export interface ReportFacts {
  portalId: string
  entityTypeId: number
  /** Instants; the end is not part of it. */
  from: Date
  to: Date
  now: Date
  zone: string
  by: ReportDimension
  clock: 'wall' | 'working'
  fields: { category: string; resolveBy: string }
  closedStages: readonly string[]
  /** Group by category ('' = none), and of all other categories. */
  groupOf: Readonly<Record<string, string>>
  otherGroup: string
  /** Whose requests may be seen; null: everybody's. */
  people: readonly number[] | null
  /** Empty text: without one. */
  only: Partial<Record<ReportDimension, string>>
}

const isoMoment = '^\\d{4}-\\d\\d-\\d\\dT'

/** The requests that the viewer may see, with what they are told apart by. */
function requests(facts: ReportFacts): Prisma.Sql {
  const { portalId, entityTypeId, fields, people, only, groupOf, otherGroup } = facts
  const mine = people === null ? Prisma.empty : Prisma.sql`AND s.assigned_by_id = ANY(${[...people]}::int[])`
  const wanted = (['category', 'group', 'person'] as const).flatMap((name) => {
    const value = only[name]
    return value === undefined ? [] : [Prisma.sql`AND ${Prisma.raw(`r."${name}"`)} = ${value}`]
  })
  return Prisma.sql`
    SELECT r.*, ${Prisma.raw(`r."${facts.by}"`)} AS key FROM (
      SELECT s.entity_id, s.title, s.stage_id, c.category,
        COALESCE(${JSON.stringify(groupOf)}::jsonb ->> c.category, ${otherGroup}) AS "group",
        COALESCE(s.assigned_by_id::text, '') AS person, COALESCE(s.stage_id, '') = ANY(${[...facts.closedStages]}::text[]) AS closed,
        CASE WHEN s.watched ->> ${fields.resolveBy} ~ ${isoMoment} THEN (s.watched ->> ${fields.resolveBy})::timestamptz END AS due,
        COALESCE(last.from_at, s.updated_time) AS closed_at
      FROM record_snapshot s
      CROSS JOIN LATERAL (SELECT COALESCE(NULLIF(s.watched ->> ${fields.category}, '0'), '') AS category) c
      LEFT JOIN stage_stay last ON last.portal_id = s.portal_id AND last.entity_type_id = s.entity_type_id
        AND last.entity_id = s.entity_id AND last.to_at IS NULL AND last.stage_id = s.stage_id
      WHERE s.portal_id = ${portalId}::uuid AND s.entity_type_id = ${entityTypeId} AND s.deleted_at IS NULL ${mine}) r
    WHERE true ${wanted.length > 0 ? Prisma.join(wanted, ' ') : Prisma.empty}`
}

const lengthOf = ({ clock }: ReportFacts) => Prisma.raw(clock === 'wall' ? 't.ms' : 't.working_ms')

/** Stays that ended within the period, with the request of each. */
const endedStays = (facts: ReportFacts) => Prisma.sql`
  FROM stage_stay t JOIN r ON r.entity_id = t.entity_id
  WHERE t.portal_id = ${facts.portalId}::uuid AND t.entity_type_id = ${facts.entityTypeId}
    AND t.to_at >= ${facts.from} AND t.to_at < ${facts.to}`

const figures = (facts: ReportFacts) => Prisma.sql`
  count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${lengthOf(facts)}) AS median_ms,
  percentile_cont(0.85) WITHIN GROUP (ORDER BY ${lengthOf(facts)}) AS p85_ms`

interface FigureRow {
  key: string | null
  stage_id: string
  count: number
  median_ms: number
  p85_ms: number
}

const figuresOf = ({ stage_id: stageId, count, median_ms: medianMs, p85_ms: p85Ms }: FigureRow): StageFigures => ({
  stageId,
  count,
  medianMs,
  p85Ms,
})

/** Figures of the stages by row; those of all rows together under null. */
export async function stageFiguresByRow(
  prisma: PrismaClient,
  facts: ReportFacts,
): Promise<Map<string | null, StageFigures[]>> {
  const rows = await prisma.$queryRaw<FigureRow[]>`
    WITH r AS (${requests(facts)})
    SELECT r.key, t.stage_id, ${figures(facts)} ${endedStays(facts)}
    GROUP BY GROUPING SETS ((r.key, t.stage_id), (t.stage_id))`
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, all]) => [key, all.map(figuresOf)]))
}

/** Figures of the stages by the Monday of the week in which the stays ended, in the zone. */
export async function stageFiguresByWeek(prisma: PrismaClient, facts: ReportFacts) {
  const rows = await prisma.$queryRaw<FigureRow[]>`
    WITH r AS (${requests(facts)})
    SELECT to_char(date_trunc('week', t.to_at AT TIME ZONE ${facts.zone}), 'YYYY-MM-DD') AS key, t.stage_id, ${figures(facts)}
    ${endedStays(facts)} GROUP BY 1, 2 ORDER BY 1`
  return [...Map.groupBy(rows, ({ key }) => key ?? '')].map(([week, all]) => ({ week, stages: all.map(figuresOf) }))
}

/** Counts by row; those of all rows together under null. */
export async function deadlineCountsByRow(
  prisma: PrismaClient,
  facts: ReportFacts,
): Promise<Map<string | null, DeadlineCounts>> {
  const rows = await prisma.$queryRaw<({ key: string | null } & DeadlineCounts)[]>`
    WITH r AS (${requests(facts)})
    SELECT key, count(*) FILTER (WHERE NOT closed)::int AS open,
      count(*) FILTER (WHERE NOT closed AND due < ${facts.now})::int AS overdue,
      count(*) FILTER (WHERE ${closedWithin(facts)})::int AS closed,
      count(*) FILTER (WHERE ${closedWithin(facts)} AND due < closed_at)::int AS breached
    FROM r GROUP BY GROUPING SETS ((key), ())`
  return new Map(rows.map(({ key, ...counts }) => [key, counts]))
}

const closedWithin = ({ from, to }: ReportFacts) => Prisma.sql`closed AND closed_at >= ${from} AND closed_at < ${to}`

export interface DrillFacts {
  what: 'open' | 'overdue' | 'closed' | 'breached' | 'stage'
  stageId: string | null
  offset: number
  limit: number
}

export interface DrilledRequest {
  entityId: number
  title: string | null
  stageId: string | null
  category: string
  person: string
  due: Date | null
  ms: number | null
}

/** Requests behind a figure: those that stood or are late the longest come first. */
export async function drilledRequests(
  prisma: PrismaClient,
  facts: ReportFacts,
  { what, stageId, offset, limit }: DrillFacts,
): Promise<DrilledRequest[]> {
  const columns = Prisma.sql`r.entity_id AS "entityId", r.title, r.stage_id AS "stageId", r.category, r.person, r.due`
  if (what === 'stage')
    return prisma.$queryRaw`
      WITH r AS (${requests(facts)})
      SELECT ${columns}, ${lengthOf(facts)}::float8 AS ms ${endedStays(facts)} AND t.stage_id = ${stageId ?? ''}
      ORDER BY ${lengthOf(facts)} DESC, r.entity_id LIMIT ${limit} OFFSET ${offset}`
  const conditions = {
    open: Prisma.sql`NOT closed`,
    overdue: Prisma.sql`NOT closed AND due < ${facts.now}`,
    closed: closedWithin(facts),
    breached: Prisma.sql`${closedWithin(facts)} AND due < closed_at`,
  }
  const end = what === 'open' || what === 'overdue' ? Prisma.sql`${facts.now}::timestamptz` : Prisma.raw('closed_at')
  return prisma.$queryRaw`
    WITH r AS (${requests(facts)})
    SELECT ${columns}, CASE WHEN due < ${end} THEN extract(epoch FROM ${end} - due)::float8 * 1000 END AS ms
    FROM r WHERE ${conditions[what]} ORDER BY due NULLS LAST, entity_id LIMIT ${limit} OFFSET ${offset}`
}
