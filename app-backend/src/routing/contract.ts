import { z } from 'zod'

const userId = z.int().min(1)
const groupId = z.int().min(1)

export const routingGroup = z.object({
  id: groupId,
  name: z.string().trim().min(1, 'routing.no-name').max(100),
  active: z.boolean().default(true),
  members: z
    .array(
      z.object({
        userId,
        weight: z.int().min(1).max(100).default(1),
        capacity: z.int().min(1).max(10_000).nullable().default(null),
      }),
    )
    .max(500),
  strategy: z.enum(['fewest-open', 'round-robin']).default('fewest-open'),
  previousFirst: z.boolean().default(false),
  overflowTo: groupId.nullable().default(null),
})
export type RoutingGroup = z.infer<typeof routingGroup>

/** Which group serves a request: the first line that fits. */
export const routingLine = z.object({
  /** Options of the portal's field of categories; none: any category, also none at all. */
  categoryIds: z.array(z.string().min(1).max(50)).max(200),
  /** Departments of the mailboxes to which the letters came; none: any mailbox, also requests of no letter. */
  departmentIds: z.array(z.int().min(1)).max(200).default([]),
  groupId,
})
export type RoutingLine = z.infer<typeof routingLine>

const day = z.iso.date()

export const routingRules = z.object({
  groups: z.array(routingGroup).max(200),
  lines: z.array(routingLine).max(500),
  /** Stands in from the first day to the last one, in UTC days. */
  deputies: z
    .array(z.object({ userId, deputyId: userId, from: day, to: day }))
    .max(500)
    .default([]),
})
export type RoutingRules = z.infer<typeof routingRules>

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What the rules are asked about. */
export const routingFacts = z.object({
  categoryId: z.string().nullable(),
  people: z.array(z.object({ userId, name: z.string(), away: reason.nullable(), open: z.int() })).max(5_000),
  /** Who got the last request of each group in turn. */
  lastInTurn: z.array(z.object({ groupId, userId })).max(500),
  previousUserId: userId.nullable(),
  /** Department of the mailbox whose letter opened the request. */
  departmentId: z.int().min(1).nullable().default(null),
})
export type RoutingQuestion = z.infer<typeof routingFacts>

/** Nobody: the request waits in sight. */
export const routingOutcome = z.object({ userId: userId.nullable(), groupId: groupId.nullable() })
export type RoutingOutcome = z.infer<typeof routingOutcome>
