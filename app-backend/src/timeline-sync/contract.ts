import { z } from 'zod'
import { workWindow } from '../record-import/contract.ts'
import { activityKinds } from './rules/activity-kind.ts'
import { isJoinable, linkBetween } from './rules/link.ts'

export { activityKinds, type ActivityKind } from './rules/activity-kind.ts'
export { mayShowComments } from './rules/comment-type.ts'

const type = z.int().refine(isJoinable, 'timeline.type')

/** Where entries of one type’s timelines show too, as a person sets it. */
export const routeFields = z
  .object({
    name: z.string().trim().min(1).max(120),
    enabled: z.boolean(),
    /** Types of the CRM. */
    source: type,
    target: type,
    /** Of several records that the source leads to: the main one, or all. */
    pick: z.enum(['first', 'all']),
    mode: z.enum(['bind', 'move']),
    /** Empty: all but tasks. */
    kinds: z.array(z.enum(activityKinds)).max(activityKinds.length),
    direction: z.enum(['in', 'out']).nullable(),
    responsibleIds: z.array(z.int().positive()).max(200),
    /** Of contacts, only those that no longer work: their entries go to the companies that they left. */
    onlyFormer: z.boolean().default(false),
    /** Comments of the timeline too: leads, deals, contacts and companies have them. */
    comments: z.boolean().default(false),
  })
  .refine(({ source, target, onlyFormer }) => !onlyFormer || (source === 3 && target === 4), {
    path: ['onlyFormer'],
    error: 'timeline.former-only-to-companies',
  })
  .refine(({ source, target }) => linkBetween(source, target) !== null, { path: ['target'], error: 'timeline.pair' })
export type RouteFields = z.infer<typeof routeFields>

export const routeView = z.object({ id: z.uuid(), fields: routeFields, updatedAt: z.iso.datetime() })
export type RouteView = z.infer<typeof routeView>

/** A type whose timeline can be joined, with its name in the portal. */
const typeView = z.object({ id: type, title: z.string() })
/** A run over the past. */
export const runView = z.object({
  taskId: z.uuid(),
  routeId: z.uuid(),
  dry: z.boolean(),
  from: z.iso.date().nullable(),
  state: z.string(),
  startedAt: z.iso.datetime(),
  /** Entries of which something is bound, or would be. */
  done: z.int(),
  skipped: z.int(),
  /** How often each reason was met, by its code. */
  because: z.record(z.string(), z.int()),
  /** Ties of the run that can be taken back. */
  standing: z.int(),
})
export type RunView = z.infer<typeof runView>

export const routeList = z.object({
  routes: z.array(routeView),
  types: z.array(typeView),
  /** The last first. */
  runs: z.array(runView),
})
export type RouteList = z.infer<typeof routeList>

export const routeParams = z.object({ id: z.uuid() })
export const runBody = z.object({
  /** Counts what would be bound and writes nothing. */
  dry: z.boolean(),
  /** Day of the portal’s zone from which entries count; null: of all time. */
  from: z.iso.date().nullable(),
  /** Hours in which the portal is written to; null: day and night. Counting keeps to none. */
  night: workWindow.nullable().default(null),
})
export const runParams = z.object({ taskId: z.uuid() })
export const runStarted = z.object({ taskId: z.uuid() })
