import { z } from 'zod'

const id = z.string().min(1).max(60)
const count = z.int().min(0)

/** What the rows of a report are. */
export const reportDimensions = ['category', 'group', 'person'] as const
export type ReportDimension = (typeof reportDimensions)[number]

/** Key of those without a category, in no group, with nobody. */
export const withoutKey = 'none'

/** Days are of the portal's zone, both included. */
export const reportQuery = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(reportDimensions).default('category'),
    clock: z.enum(['wall', 'working']).default('wall'),
    category: z.string().max(60).optional(),
    group: z.string().max(60).optional(),
    person: z.string().max(60).optional(),
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 3 * 366 * 86_400_000, 'report.period')
export type ReportQuery = z.infer<typeof reportQuery>

/** Ended stays in a stage: how many, and their lengths in milliseconds. */
export const stageFigures = z.object({ stageId: id, count, medianMs: z.number(), p85Ms: z.number() })
export type StageFigures = z.infer<typeof stageFigures>

export const deadlineCounts = z.object({
  /** Not closed now. */
  open: count,
  /** Not closed now and past their deadline. */
  overdue: count,
  /** Closed within the period. */
  closed: count,
  /** Of these, after their deadline. */
  breached: count,
})
export type DeadlineCounts = z.infer<typeof deadlineCounts>

export const reportRow = z.object({
  key: z.string(),
  name: z.string(),
  counts: deadlineCounts,
  stages: z.array(stageFigures),
})
export type ReportRow = z.infer<typeof reportRow>

const named = z.object({ key: z.string(), name: z.string() })
export const stageView = z.object({
  id,
  name: z.string(),
  color: z.string().nullable(),
  meaning: z.enum(['process', 'success', 'failure']),
})
export type StageView = z.infer<typeof stageView>

export const report = z.object({
  /** Whose requests are counted: everybody's, of the viewer and those below, or the viewer's own. */
  scope: z.enum(['all', 'people', 'own']),
  stages: z.array(stageView),
  total: reportRow,
  rows: z.array(reportRow),
  /** By the Mondays of the weeks in which the stays ended. */
  trend: z.array(z.object({ week: z.iso.date(), stages: z.array(stageFigures) })),
  options: z.object({ category: z.array(named), group: z.array(named), person: z.array(named) }),
  history: z.object({
    /** When the portal's history was read last; null: never. */
    readAt: z.iso.datetime().nullable(),
    /** All of the past is here. */
    whole: z.boolean(),
  }),
  mayExport: z.boolean(),
  /** Up to three people who may what the viewer may not: see all requests, take the file. */
  holders: z.object({ all: z.array(z.string()), export: z.array(z.string()) }),
  mayRebuild: z.boolean(),
})
export type Report = z.infer<typeof report>

/** Which requests stand behind a figure. */
export const drillKinds = ['open', 'overdue', 'closed', 'breached', 'stage'] as const
export const drillQuery = reportQuery.safeExtend({
  what: z.enum(drillKinds),
  stage: id.optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type DrillQuery = z.infer<typeof drillQuery>

export const drillRow = z.object({
  id: z.int(),
  title: z.string(),
  path: z.string(),
  stage: z.string(),
  person: z.string(),
  category: z.string().nullable(),
  resolveBy: z.iso.datetime().nullable(),
  /** Time in the asked stage, or how late it is; null: neither. */
  ms: z.number().nullable(),
})
export type DrillRow = z.infer<typeof drillRow>
export const drillPage = z.object({ rows: z.array(drillRow), next: z.int().nullable() })
export type DrillPage = z.infer<typeof drillPage>

export const reportFileQuery = reportQuery.safeExtend({ format: z.enum(['xlsx', 'csv']) })

export const requestStage = z.object({
  stage: stageView,
  entries: count,
  lastEnteredAt: z.iso.datetime(),
  /** Null: the request is there now. */
  lastLeftAt: z.iso.datetime().nullable(),
  lastMs: z.number(),
  totalMs: z.number(),
  totalWorkingMs: z.number(),
  /** Part of it was read after a time in which nobody listened. */
  restored: z.boolean(),
})
export type RequestStage = z.infer<typeof requestStage>
export const requestStages = z.object({ stages: z.array(requestStage) })
export type RequestStages = z.infer<typeof requestStages>

export const rebuildBody = z.object({ fields: z.boolean() })
export const rebuildStarted = z.object({ taskId: z.uuid() })
