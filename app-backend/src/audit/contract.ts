import { z } from 'zod'

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
/** Values of fields by the portal's names; texts are as they were written. */
const values = z.record(z.string(), z.unknown())
const person = z.object({ id: z.number().int(), name: z.string() })
/** A record of the CRM; `path` opens its card, null for what has none. */
const recordRef = z.object({ entityTypeId: z.number().int(), id: z.number().int(), path: z.string().nullable() })
export type RecordRef = z.infer<typeof recordRef>

/** What a field is called in the viewer's language, and how its values read. */
const fieldWords = z.object({
  title: z.string(),
  kind: z.enum(['text', 'moment', 'day', 'flag', 'person', 'record']),
  names: z.record(z.string(), z.string()).optional(),
  entityTypeId: z.number().int().optional(),
})
/** Names behind the codes of an answer, in the viewer's language and within their rights. */
export const auditWords = z.object({
  /** By family (`crm.<type>`, `settings.<slice>`, `permissions`), then by field: those that the answer holds. */
  fields: z.record(z.string(), z.record(z.string(), fieldWords)),
  /** What a family without a record is called: a slice. */
  families: z.record(z.string(), z.string()),
  /** By id. */
  people: z.record(z.string(), z.string()),
  /** Titles by `<type>.<id>`, of records that the viewer may see. */
  records: z.record(z.string(), z.string()),
})
export type AuditWords = z.infer<typeof auditWords>
export { actionTitles } from './rules/action-titles.ts'
export { ruleTitles } from './rules/rule-titles.ts'
export { anyRecord, recordTitles } from './rules/record-titles.ts'
export { fieldTitles } from './rules/field-titles.ts'
export { familyOf } from './rules/line-fields.ts'
export { valueText, type ValueWords } from './rules/value-text.ts'

/** What a decision stands on. */
export const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('header'), name: z.string(), value: z.string() }),
  z.object({
    kind: z.literal('letter'),
    letterId: z.number().int(),
    subject: z.string(),
    from: z.string(),
    at: z.string(),
  }),
  z.object({ kind: z.literal('words'), text: z.string(), weight: z.number().optional() }),
  z.object({ kind: z.literal('score'), name: z.string(), value: z.number(), max: z.number() }),
  z.object({ kind: z.literal('person'), name: z.string(), note: z.string(), chosen: z.boolean() }),
  z.object({ kind: z.literal('step'), name: z.string(), note: z.string(), value: z.string() }),
  z.object({ kind: z.literal('considered'), because: reason }),
])
export type EvidenceView = z.infer<typeof evidence>

/** Kinds in the order of the panel; others follow. */
export const decisionKinds = ['thread', 'client', 'category', 'person', 'deadline'] as const

export const decision = z.object({
  id: z.number().int(),
  kind: z.string(),
  /** What was decided on: a letter's subject; empty when it is the record itself. */
  title: z.string(),
  outcome: z.string(),
  /** 0..100; null when the rule does not know. */
  certainty: z.number().int().nullable(),
  version: z.number().int().nullable(),
  because: z.array(reason),
  evidence: z.array(evidence),
  at: z.string(),
  /** Writes that can be taken back; absent when nothing was written or nothing of it stands. */
  undo: z.object({ runId: z.uuid(), entryIds: z.array(z.number().int()) }).optional(),
})
export type DecisionView = z.infer<typeof decision>
/** Decisions on one record: by kind in the panel's order, the newest of a kind first. */
export const whyAnswer = z.object({ decisions: z.array(decision), mayUndo: z.boolean() })
export type WhyAnswer = z.infer<typeof whyAnswer>

export const actorKinds = ['person', 'rule', 'import', 'key', 'system'] as const
export const actorKind = z.enum(actorKinds)
export type ActorKind = z.infer<typeof actorKind>

export const auditEvent = z.object({
  id: z.number().int(),
  at: z.string(),
  actor: z.object({ kind: actorKind, id: z.string(), name: z.string() }),
  action: z.string(),
  record: recordRef.nullable(),
  /** Whose fields these are: key of `words.fields`. */
  family: z.string(),
  before: values.nullable(),
  after: values.nullable(),
  causeId: z.string().nullable(),
})
export type AuditEventView = z.infer<typeof auditEvent>

export const auditFilter = z.object({
  /** Words of names and values. */
  text: z.string().trim().max(200).default(''),
  actorKind: actorKind.optional(),
  actorId: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  entityTypeId: z.coerce.number().int().optional(),
  entityId: z.coerce.number().int().optional(),
  /** ISO instants; `to` is not included. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>
/** The trail as a file, in the viewer's language and zone. */
export const auditFileQuery = auditFilter.extend({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** IANA zone of the moments; the portal's unless given. */
  zone: z.string().max(60).optional(),
})
/** `before`: id of the last event of the page before; the newest come first, 50 a page. */
export const auditQuery = auditFilter.extend({ before: z.coerce.number().int().positive().optional() })
export const auditPage = z.object({
  events: z.array(auditEvent),
  /** Actions that the portal's journal holds, for the filter. */
  actions: z.array(z.string()),
  next: z.number().int().nullable(),
  words: auditWords,
})
export type AuditPage = z.infer<typeof auditPage>

export const runModes = ['live', 'shadow', 'dry', 'undo'] as const
export const runRow = z.object({
  id: z.uuid(),
  rule: z.string(),
  version: z.number().int().nullable(),
  mode: z.enum(runModes),
  person: person.nullable(),
  cause: z.object({ kind: z.string(), id: z.string() }),
  startedAt: z.string(),
  /** null: something of it still waits. */
  endedAt: z.string().nullable(),
  /** Writes by state. */
  counts: z.record(z.string(), z.number().int()),
  /** Writes that stand and that the product can take back. */
  undoable: z.number().int(),
  undoOf: z.uuid().nullable(),
  /** Why the guard against loops stopped it. */
  refusal: reason.nullable(),
})
export type RunRow = z.infer<typeof runRow>
export const runsQuery = z.object({
  mode: z.enum(runModes).optional(),
  rule: z.string().max(100).optional(),
  /** Only those that the guard against loops stopped. */
  refused: z.stringbool().optional(),
  /** ISO instant: runs that began earlier; 50 a page. */
  before: z.iso.datetime({ offset: true }).optional(),
})
export const runPage = z.object({ runs: z.array(runRow), next: z.string().nullable() })
export type RunPage = z.infer<typeof runPage>

export const runEntry = z.object({
  id: z.number().int(),
  record: recordRef.nullable(),
  action: z.string(),
  state: z.string(),
  /** Field by field; of a new record all that was written. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** The portal's words, or the code of a conflict. */
  error: z.string().nullable(),
})
export type RunEntryView = z.infer<typeof runEntry>

/** Who set the disputed field after whom. */
export const fightReport = z.object({
  record: recordRef,
  field: z.string(),
  steps: z.array(
    z.object({
      at: z.string().nullable(),
      actor: z.object({ kind: z.enum(['rule', 'person']), name: z.string() }),
      value: z.unknown(),
    }),
  ),
})
/** How often a field went from one value to another. */
const move = z.object({
  entityTypeId: z.number().int(),
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  count: z.number().int(),
})
export const runDetails = z.object({
  run: runRow,
  /** 200 at most, the oldest first; `next`: id to go on after. */
  entries: z.array(runEntry),
  next: z.number().int().nullable(),
  /** From -> to, counted over the whole run: of a dry or shadow run. */
  table: z
    .object({
      records: z.number().int(),
      moves: z.array(move),
    })
    .nullable(),
  fight: fightReport.nullable(),
  words: auditWords,
})
export type RunDetails = z.infer<typeof runDetails>

export const undoBody = z.object({ entryIds: z.array(z.number().int()).min(1).max(10_000).optional() })
export const undoConflict = z.object({
  entryId: z.number().int(),
  record: recordRef,
  /** gone: the portal has the record no more. */
  kind: z.enum(['changed', 'gone']),
  fields: z.array(z.object({ field: z.string(), ours: z.unknown(), now: z.unknown() })),
  by: person.nullable(),
  at: z.string().nullable(),
})
export type UndoConflict = z.infer<typeof undoConflict>
/** What an undo would do now. */
export const undoPreview = z.object({
  willUndo: z.number().int(),
  conflicts: z.array(undoConflict),
  /** Writes that the portal cannot take back. */
  impossible: z.number().int(),
  words: auditWords,
})
export type UndoPreviewView = z.infer<typeof undoPreview>
export const undoAnswer = z.object({ runId: z.uuid() })
export type UndoAnswer = z.infer<typeof undoAnswer>

/** What rules wrote in a period, to be taken back. ISO instants; `to` is not included. */
export const periodUndo = z
  .object({
    rules: z.array(z.string().min(1).max(60)).min(1).max(20),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'undo.empty-period')
export type PeriodUndo = z.infer<typeof periodUndo>
/** Rules that changed fields by themselves, with how many such changes stand. */
export const standingRuleList = z.object({ rules: z.array(z.object({ rule: z.string(), count: z.number().int() })) })
export type StandingRuleList = z.infer<typeof standingRuleList>
export const periodUndoPreview = z.object({
  /** Records in which the rules' changes of the period stand; `compared` of them were compared with the portal. */
  records: z.number().int(),
  compared: z.number().int(),
  /** Of the compared ones: records that get values back. */
  changes: z.number().int(),
  /** What goes back to what, the most frequent first, 50 at most. */
  moves: z.array(
    move.extend({
      /** Moments differ from record to record: these are one record's. */
      varied: z.literal(true).optional(),
    }),
  ),
  moveCount: z.number().int(),
  /** Left alone, 50 at most. */
  conflicts: z.array(undoConflict),
  conflictCount: z.number().int(),
  words: auditWords,
})
export type PeriodUndoPreview = z.infer<typeof periodUndoPreview>
export const periodUndoStarted = z.object({ taskId: z.uuid() })
export type PeriodUndoStarted = z.infer<typeof periodUndoStarted>
