import { z } from 'zod'

const because = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))
const person = z.object({ id: z.int(), name: z.string(), active: z.boolean() })
export const activityKinds = ['call', 'letter', 'meeting', 'todo', 'task', 'other'] as const

const stuckActivity = z.object({
  id: z.int(),
  kind: z.enum(activityKinds),
  subject: z.string(),
  createdAt: z.iso.datetime().nullable(),
  deadline: z.iso.datetime().nullable(),
  owner: z.object({
    entityTypeId: z.int(),
    id: z.int(),
    /** Null: the viewer may not see the record. */
    title: z.string().nullable(),
    path: z.string().nullable(),
    responsible: person.nullable(),
  }),
  /** Why the person can’t find it or need not do it; empty: it is in order. */
  because,
  mayMove: z.boolean(),
  mayComplete: z.boolean(),
})
export type StuckActivityView = z.infer<typeof stuckActivity>

export const stuckQuery = z.object({ userId: z.coerce.number().int().positive().optional() })
export const stuckPage = z.object({
  person,
  rows: z.array(stuckActivity),
  /** What the person’s counter counts; more than the rows where only the first are shown. */
  total: z.int(),
  /** Those that the person can’t find by themselves. */
  hidden: z.int(),
  /** Whose activities the viewer may look at beside the own ones. */
  people: z.array(person),
})
export type StuckPage = z.infer<typeof stuckPage>

export const fixBody = z.object({
  key: z.uuid(),
  userId: z.int().positive(),
  activities: z.array(z.int().positive()).min(1).max(200),
  action: z.enum(['move', 'complete']),
  /** Only counts. */
  dry: z.boolean(),
})
export type FixBody = z.infer<typeof fixBody>
export const fixed = z.object({
  changed: z.int(),
  skipped: z.int(),
  /** Who gets how many. */
  receivers: z.array(z.object({ name: z.string(), count: z.int() })),
  runId: z.uuid().nullable(),
})
export type Fixed = z.infer<typeof fixed>
