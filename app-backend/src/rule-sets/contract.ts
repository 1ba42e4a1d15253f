import { z } from 'zod'

export const ruleModes = ['off', 'shadow', 'live'] as const
/** off: nothing is decided; shadow: the published version only says what it would decide; live: it decides. */
export const ruleMode = z.enum(ruleModes)
export type RuleMode = z.infer<typeof ruleMode>

const id = z.number().int()
const person = z.object({ id, name: z.string() })
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
const evidence = z.looseObject({ kind: z.string() })

/** One difference of two bodies; null = was not there, or is there no more. */
export const bodyChange = z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })
export type BodyChangeView = z.infer<typeof bodyChange>
export const bodyNote = z.object({ path: z.string(), because: reason, blocks: z.boolean() })
export type BodyNoteView = z.infer<typeof bodyNote>

export const ruleSetRow = z.object({
  kind: z.string(),
  title: z.string(),
  mode: ruleMode,
  version: id.nullable(),
  hasDraft: z.boolean(),
})
export const ruleSetList = z.object({ sets: z.array(ruleSetRow) })
export type RuleSetList = z.infer<typeof ruleSetList>

export const publishedRules = z.object({
  version: id,
  body: z.unknown(),
  note: z.string(),
  by: person,
  at: z.string(),
  backTo: id.nullable(),
})
export const draftRules = z.object({
  /** Sent back with a save: another one in between is a conflict. */
  token: z.string(),
  body: z.unknown(),
  by: person,
  at: z.string(),
})

/** One rule set with what its screen shows first. */
export const ruleLab = z.object({
  kind: z.string(),
  title: z.string(),
  mode: ruleMode,
  published: publishedRules.nullable(),
  draft: draftRules.nullable(),
  /** What a first draft begins with. */
  empty: z.unknown(),
  /** What publishing would change. */
  changes: z.array(bodyChange),
  notes: z.array(bodyNote),
  examples: id,
  /** Since when the draft reads along; null = it does not. */
  shadowSince: z.string().nullable(),
  may: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    /** Names of people who may edit; none when the viewer may. */
    editors: z.array(z.string()),
    /** Names of people who may publish; none when the viewer may. */
    publishers: z.array(z.string()),
  }),
})
export type RuleLab = z.infer<typeof ruleLab>

const token = z.string().max(40).nullable()
/** `draft`: token of the draft that was seen; null = there was none. */
export const saveDraftBody = z.object({ draft: token, body: z.unknown() })
export type SaveDraftBody = z.infer<typeof saveDraftBody>
export const discardDraftBody = z.object({ draft: z.string().max(40) })
export const draftSaved = z.object({ token: z.string() })
export type DraftSaved = z.infer<typeof draftSaved>
/** `base`: the version that was working when the person decided; null = none. */
export const publishBody = z.object({
  draft: z.string().max(40),
  base: id.nullable(),
  note: z.string().trim().max(500).default(''),
  /** Publishes although examples fail. */
  override: z.boolean().default(false),
})
export type PublishBody = z.input<typeof publishBody>
export const backBody = z.object({ to: id, base: id, note: z.string().trim().max(500).default('') })
export const published = z.object({ version: id })
export type Published = z.infer<typeof published>
export const modeBody = z.object({ mode: ruleMode })
export const shadowBody = z.object({ on: z.boolean() })

export const versionRow = z.object({
  version: id,
  note: z.string(),
  by: person,
  at: z.string(),
  backTo: id.nullable(),
  works: z.boolean(),
})
export type VersionRow = z.infer<typeof versionRow>
export const switchRow = z.object({
  what: z.string(),
  before: z.string(),
  after: z.string(),
  by: person,
  at: z.string(),
})
/** Newest first: the last 100 versions, the last 50 turns of switches. */
export const versionList = z.object({ versions: z.array(versionRow), switches: z.array(switchRow) })
export type VersionList = z.infer<typeof versionList>
/** A version by its number, or `draft`. */
const side = z.union([z.literal('draft'), z.coerce.number().int().positive()])
export const compareQuery = z.object({ from: side, to: side })
export const comparison = z.object({ changes: z.array(bodyChange) })
export type Comparison = z.infer<typeof comparison>

/** One entry of a list within the rules: `lines` and its id. */
export const entryQuery = z.object({ list: z.string().min(1).max(40), id: z.string().min(1).max(60) })
/** What was done to an entry, the newest first: by whom, in which version, from what to what. */
export const entryHistory = z.object({
  changes: z.array(
    z.object({
      version: z.int(),
      by: person,
      at: z.iso.datetime(),
      note: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
export type EntryHistory = z.infer<typeof entryHistory>

/** What a rule says; `key` is the same for the same outcome. */
export const answerView = z.object({
  key: z.string(),
  label: z.string(),
  outcome: z.unknown(),
  because: z.array(reason),
  evidence: z.array(evidence),
  certainty: z.number().nullable(),
})
export type AnswerView = z.infer<typeof answerView>
/** Rules that are tried need not be saved. */
export const tryBody = z.object({ body: z.unknown(), facts: z.unknown() })
export const tried = z.object({ answer: answerView, published: answerView })
export type Tried = z.infer<typeof tried>

export const exampleBody = z.object({
  name: z.string().trim().min(1).max(200),
  facts: z.unknown(),
  expected: z.unknown(),
})
export const exampleView = z.object({ id, name: z.string(), facts: z.unknown(), expected: z.unknown() })
export const benchBody = z.object({ body: z.unknown() })
export const benchResult = z.object({
  results: z.array(
    z.object({
      ...exampleView.shape,
      expectedLabel: z.string(),
      passes: z.boolean(),
      /** null: the facts of the example do not fit this version of the product. */
      answer: answerView.nullable(),
    }),
  ),
})
export type BenchResult = z.infer<typeof benchResult>
export const notesBody = z.object({ body: z.unknown() })
export const bodyChecked = z.object({ notes: z.array(bodyNote), changes: z.array(bodyChange) })
export type BodyChecked = z.infer<typeof bodyChecked>

export const pastRecord = z.object({ subject: z.string(), title: z.string(), at: z.string(), facts: z.unknown() })
export const pastRecords = z.object({ records: z.array(pastRecord) })
export type PastRecords = z.infer<typeof pastRecords>

export const dryRunDays = [7, 30, 90, 365] as const
export const startDryRunBody = z.object({ draft: z.string().max(40), days: z.number().int().min(1).max(3_650) })
const sample = z.object({ subject: z.string(), title: z.string(), at: z.string() })
export const dryMove = z.object({
  from: z.object({ key: z.string(), label: z.string() }),
  to: z.object({ key: z.string(), label: z.string() }),
  count: id,
  likePeople: id,
  againstPeople: id,
  samples: z.array(sample),
})
export const dryRun = z.object({
  id: z.uuid(),
  days: id,
  baseVersion: id.nullable(),
  /** Token of the draft that was run: another one now makes the answer old. */
  draft: z.string(),
  state: z.enum(['running', 'paused', 'cancelled', 'done', 'failed']),
  total: id.nullable(),
  records: id,
  changed: id,
  likePeople: id,
  againstPeople: id,
  effects: z.array(z.object({ label: z.string(), count: id })),
  moves: z.array(dryMove),
  /** Records of each outcome, now and then; empty where outcomes are many. */
  loads: z.array(z.object({ key: z.string(), label: z.string(), from: id, to: id })),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})
export type DryRun = z.infer<typeof dryRun>
export const lastDryRun = z.object({ run: dryRun.nullable() })
export type LastDryRun = z.infer<typeof lastDryRun>

/** What rules that only read along would have done. */
export const shadowReport = z.object({
  since: z.string().nullable(),
  read: id,
  differs: id,
  /** From -> to of those that differ, and the newest of them. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), count: id })),
  samples: z.array(z.object({ ...sample.shape, decided: z.string(), would: z.string(), because: z.array(reason) })),
})
export type ShadowReport = z.infer<typeof shadowReport>

/** A later version of the format has a higher number. */
export const rulesFile = z.object({
  format: z.literal('poryadok-rules'),
  version: z.number().int().positive(),
  kind: z.string(),
  exportedAt: z.string(),
  body: z.unknown(),
})
export type RulesFile = z.infer<typeof rulesFile>
/** The parsed file as it is: what is wrong with it is said by the answer, in words. */
export const previewRulesFileBody = z.object({ file: z.unknown() })
export const rulesFilePreview = z.object({ body: z.unknown(), changes: z.array(bodyChange) })
export type RulesFilePreview = z.infer<typeof rulesFilePreview>
