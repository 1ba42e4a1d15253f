import { z } from 'zod'
import { workWindow } from '../record-import/contract.ts'
import { activityKinds } from './rules/activity-kind.ts'
import { copyOthers, strangePlaceholders, usualMapping } from './rules/copy-fields.ts'
import { isJoinable, linkBetween } from './rules/link.ts'

export { activityKinds, type ActivityKind } from './rules/activity-kind.ts'
export { mayShowComments } from './rules/comment-type.ts'
export { copyPlaceholders, usualMapping, type CopyPlaceholder } from './rules/copy-fields.ts'

const type = z.int().refine(isJoinable, 'timeline.type')

const copyText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => strangePlaceholders(text).length === 0, 'timeline.placeholder')

/** What each field of a copy holds. Every copy begins with a line that says of what it is one. */
const copyMapping = z.object({
  subject: copyText(250).refine((text) => text.trim() !== '', 'timeline.no-subject'),
  description: copyText(2_000),
  location: copyText(250),
  /** As in the original, its author, whoever is responsible for the record that it goes to, or one person. */
  responsible: z.union([z.enum(['same', 'author', 'target']), z.int().positive()]),
  /** Of the original; none: the portal sets the moment of copying. */
  start: z.enum(['start', 'created', 'none']),
  end: z.enum(['end', 'start', 'created', 'none']),
  priority: z.enum(['same', '1', '2', '3']),
  /** Done: nobody’s counter doubles. */
  completed: z.enum(['same', 'done']),
})
export type CopyMapping = z.infer<typeof copyMapping>
const copyRules = z.object({ mapping: copyMapping, others: z.enum(copyOthers) })
export const usualCopy: z.infer<typeof copyRules> = { mapping: usualMapping, others: 'note' }

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
    mode: z.enum(['bind', 'move', 'copy']),
    /** Empty: all but tasks. */
    kinds: z.array(z.enum(activityKinds)).max(activityKinds.length),
    direction: z.enum(['in', 'out']).nullable(),
    responsibleIds: z.array(z.int().positive()).max(200),
    /** Of contacts, only those that no longer work: their entries go to the companies that they left. */
    onlyFormer: z.boolean().default(false),
    /** Comments of the timeline too: leads, deals, contacts and companies have them. */
    comments: z.boolean().default(false),
    /** Of mode `copy`: what a copy holds, and what becomes of what can’t be copied. */
    copy: copyRules.default(usualCopy),
  })
  .refine(({ source, target, onlyFormer }) => !onlyFormer || (source === 3 && target === 4), {
    path: ['onlyFormer'],
    error: 'timeline.former-only-to-companies',
  })
  .refine(({ source, target }) => linkBetween(source, target) !== null, { path: ['target'], error: 'timeline.pair' })
export type RouteFields = z.infer<typeof routeFields>

export const routeView = z.object({ id: z.uuid(), fields: routeFields, updatedAt: z.iso.datetime() })
export type RouteView = z.infer<typeof routeView>

const sample = z.object({ entityTypeId: z.int(), id: z.int(), title: z.string() })
/** Who will see entries that they did not, as far as the portal’s REST tells. */
export const newReaders = z.object({
  /** The newest entries of the source that were looked at, and those of them that will show elsewhere too. */
  looked: z.int(),
  entries: z.int(),
  /** Cards in which they will show. */
  cards: z.int(),
  /** Whoever has most of them first. */
  people: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      department: z.string().nullable(),
      because: z.enum(['responsible', 'observer']),
      entries: z.int(),
      cards: z.int(),
      samples: z.array(sample),
    }),
  ),
  /** Of whoever is responsible for the cards: roles often let a department read what is its people’s. Null: the app may not read them. */
  departments: z.array(z.object({ id: z.int(), name: z.string(), people: z.int(), cards: z.int() })).nullable(),
})
export type NewReaders = z.infer<typeof newReaders>

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
  /** Ties and copies of the run that can be taken back, and those that are still on their way to the portal. */
  standing: z.int(),
  unsent: z.int(),
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
