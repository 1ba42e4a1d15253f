import { z } from 'zod'

export const fullnessQuery = z.object({
  entityTypeId: z.coerce.number().int().min(1),
  /** Records of the last days; all of them unless given. */
  days: z.coerce.number().int().min(1).max(3_660).optional(),
  /** Whose records; everybody's unless given. */
  responsible: z.coerce.number().int().positive().optional(),
  /** Records of the people of a department and those under it. */
  department: z.coerce.number().int().positive().optional(),
})
export type FullnessQuery = z.infer<typeof fullnessQuery>

export const fullness = z.object({
  asOf: z.iso.datetime(),
  /** Records that the viewer may see. */
  total: z.int(),
  /** Emptiest first. */
  fields: z.array(z.object({ name: z.string(), title: z.string(), filled: z.int(), empty: z.int() })),
})
export type FullnessReport = z.infer<typeof fullness>

export const gapQuery = fullnessQuery.extend({ field: z.string().max(200) })
export type GapQuery = z.infer<typeof gapQuery>

export const gaps = z.object({
  total: z.int(),
  /** The first of them, newest first. */
  rows: z.array(z.object({ id: z.int(), title: z.string(), path: z.string() })),
})
export type Gaps = z.infer<typeof gaps>

const count = z.int().min(0)
const named = z.object({ name: z.string(), count })

/** Days are of the portal's zone, both included. */
export const overviewQuery = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Whose work: of a department and those under it, or of one person; everybody's unless given. */
    department: z.coerce.number().int().positive().optional(),
    person: z.coerce.number().int().positive().optional(),
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 3 * 366 * 86_400_000, 'report.period')
export type OverviewQuery = z.infer<typeof overviewQuery>

/** What the viewer may see in the portal; a part is null where the portal keeps its records from them. */
export const overview = z.object({
  asOf: z.iso.datetime(),
  requests: z
    .object({
      /** Within the period. */
      created: count,
      closed: count,
      /** Now. */
      open: count,
      overdue: count,
      /** Of those created within the period; without a category last, its name empty. */
      byCategory: z.array(named),
      /** Of those open now, in the portal's order. */
      byStage: z.array(named),
      byTime: z.array(z.object({ from: z.iso.date(), until: z.iso.date(), created: count })),
    })
    .nullable(),
  calls: z
    .object({
      byTime: z.array(z.object({ from: z.iso.date(), until: z.iso.date(), incoming: count, outgoing: count })),
    })
    .nullable(),
  /** Of companies now; null too while the portal has no statuses. */
  statuses: z.array(named).nullable(),
  /** Entries of the period in the timelines of the companies that were worked with last, most first. */
  companies: z.array(z.object({ id: z.int(), title: z.string(), path: z.string(), count })).nullable(),
})
export type Overview = z.infer<typeof overview>
