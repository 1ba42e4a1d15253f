import { z } from 'zod'
import { longTask } from '../platform/contract.ts'
import { importContents } from './rules/import-content.ts'
import { importStates } from './rules/import-states.ts'
import { dateOrders, linkTraits } from './rules/mapping.ts'
import { fieldKinds } from './rules/target-field.ts'

/** Keys of the pairs that a person makes. */
export { folded } from './rules/folded.ts'

export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** The file of an import as it comes in: parts in order, so that a broken upload goes on where it stood. */
export const importUpload = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.number(),
  /** Bytes that are here: the next part begins at this offset. */
  receivedBytes: z.number(),
})
export type ImportUploadView = z.infer<typeof importUpload>
export const newUpload = z.object({
  name: z.string().trim().min(1).max(1_000),
  sizeBytes: z.int().nonnegative(),
  /** Hash of the file's beginning and end: an upload of the same file that broke off goes on where it stood. */
  fingerprint: z
    .string()
    .regex(/^[\da-f]{64}$/)
    .optional(),
})
/** Sheets of a workbook or files of an archive; empty for a file that is one table. */
export const uploadTables = z.object({ tables: z.array(z.string()) })
export type UploadTables = z.infer<typeof uploadTables>
/** `PUT /api/imports/uploads/:id/parts?at=<offset>` with at most so many bytes as `application/octet-stream`. */
export const largestPartBytes = 8 * 1024 * 1024

/** What of a file is one thing to import: everything, or one table of an archive or workbook. */
export const sourceFormats = ['csv', 'xlsx', 'ndjson'] as const

/** How a record of the file is known again, in this run and every later one. */
export const originKeys = z.discriminatedUnion('kind', [
  /** The value of one column names the record at its source. */
  z.object({ kind: z.literal('column'), column: z.int().min(0) }),
  /** The row's own content, and its how-manieth occurrence. */
  z.object({ kind: z.literal('content') }),
])
export type OriginKey = z.infer<typeof originKeys>

/** How the texts of a column become values of its field: `rules/mapping.ts` says what each of it means. */
export const importTransform = z.object({
  dateOrder: z.enum(dateOrders).optional(),
  zone: z.string().min(1).max(100).optional(),
  decimal: z.enum([',', '.']).optional(),
  /** By folded text (`rules/folded.ts`). */
  values: z.record(z.string().max(1_000), z.string().max(200)).optional(),
  otherwise: z.string().max(200).optional(),
  findBy: z.array(z.enum(linkTraits)).min(1).optional(),
  whenMissing: z.enum(['fail', 'empty']).optional(),
  separator: z.string().min(1).max(5).optional(),
})

/** Where one column goes. */
export const columnMapping = z.object({
  column: z.int().min(0),
  /** The portal's field by its original name (`title`, `UF_CRM_…`); `fm.PHONE`, `fm.EMAIL` for numbers and addresses. */
  field: z.string().min(1).max(200),
  transform: importTransform.default({}),
})
export type ColumnMapping = z.infer<typeof columnMapping>
export const importMapping = z.object({
  columns: z.array(columnMapping).max(500).default([]),
  /** Values of fields that no column fills. */
  constants: z.record(z.string(), z.unknown()).default({}),
})
export type ImportMapping = z.infer<typeof importMapping>

/** Hours of every day in which the portal is written to; over midnight when `from` is after `to`. */
export const workWindow = z.object({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** IANA. */
  zone: z.string().min(1).max(100),
})
export const importOptions = z.object({
  /** Null: day and night. */
  window: workWindow.nullable().default(null),
  /** Old times are given to the portal where it takes them. */
  keepDates: z.boolean().default(true),
})
export type ImportOptions = z.infer<typeof importOptions>

export type { ImportState } from './rules/import-states.ts'

/** State of a staged row. IN_FLIGHT is seen by people as NEW; SKIPPED: the same row was imported before. */
export const rowStates = ['NEW', 'IN_FLIGHT', 'SUCCESS', 'FAILED', 'SKIPPED', 'UNDONE'] as const
export type RowState = (typeof rowStates)[number]
/** The states as people see them. */
export const seenStates = ['NEW', 'SUCCESS', 'FAILED', 'SKIPPED', 'UNDONE'] as const

/** They add up to `total` at every moment. */
export const rowCounts = z.object({
  total: z.int(),
  new: z.int(),
  inFlight: z.int(),
  success: z.int(),
  failed: z.int(),
  skipped: z.int(),
  undone: z.int(),
})
export type RowCounts = z.infer<typeof rowCounts>

export const importRun = z.object({
  id: z.uuid(),
  title: z.string(),
  /** 1 lead, 2 deal, 3 contact, 4 company, from 128 on a smart process. */
  entityTypeId: z.int(),
  content: z.enum(importContents),
  /** The run of the records to which comments or files belong. */
  belongsTo: z.uuid().nullable(),
  /** Names the system that the rows come from: ids of two sources never meet. */
  source: z.string(),
  state: z.enum(importStates),
  fileName: z.string(),
  /** The sheet or the file of the archive that is meant; null: the file is one table. */
  part: z.string().nullable(),
  sizeBytes: z.number(),
  format: z.enum(sourceFormats),
  charset: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Known exports are recognised by their columns. */
  recognised: z.enum(['salesforce-case']).nullable(),
  columns: z.array(z.string()),
  originKey: originKeys,
  mapping: importMapping,
  options: importOptions,
  counts: rowCounts,
  /** The long work of the present state, as `/api/long-work` shows it: pause, resume and cancel go there. */
  task: longTask.nullable(),
  startedBy: z.int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** True when a certificate was made after the last write. */
  certified: z.boolean(),
})
export type ImportRunView = z.infer<typeof importRun>
export const importList = z.object({ runs: z.array(importRun) })

export const newImport = z.object({
  uploadId: z.uuid(),
  entityTypeId: z.int().positive(),
  title: z.string().trim().max(200).default(''),
  /** Empty: by the recognised export, else `file`. */
  source: z
    .string()
    .trim()
    .regex(/^[\w-]{0,40}$/)
    .default(''),
  /** XLSX: a sheet; ZIP: a file in it. The first one unless told. */
  part: z.string().max(300).optional(),
  /** The rows are comments or files of the records that an earlier run has brought; its type and source are taken. */
  attached: z.object({ importId: z.uuid(), content: z.enum(['comments', 'files']) }).optional(),
})
export type NewImport = z.infer<typeof newImport>
export const importSettings = z.object({
  originKey: originKeys.optional(),
  mapping: importMapping.optional(),
  options: importOptions.optional(),
})

export type ImportSettings = z.infer<typeof importSettings>

/** First rows of the file, for the mapping. */
export const importSample = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** Sheets of a workbook, files of an archive. */
  parts: z.array(z.string()),
})

/** Writing as a person watches it. */
export const writeProgress = z.object({
  counts: rowCounts,
  /** Rows a second of late; null while nobody knows. */
  perSecond: z.number().nullable(),
  /** Rows a second that the portal's limits allow over hours; null: no limits known. */
  sustainedPerSecond: z.number().nullable(),
  /** When it ends if nothing changes, both limits and the hours counted in. */
  endsAt: z.string().nullable(),
  /** Why nothing is sent just now, and until when. */
  waiting: z.object({ because: reason, until: z.string() }).nullable(),
})
export type WriteProgress = z.infer<typeof writeProgress>

/** How the rows would be written, known before the first write. */
export const writePlan = z.object({
  rows: z.int(),
  /** Methods in the order in which they are used. */
  methods: z.array(z.string()),
  /** Of the new records: those that keep their old time, and those whose old time the portal does not take. */
  dated: z.int(),
  undated: z.int(),
  /** Whether an own field keeps the old time all the same; false: it is lost. */
  keptInField: z.boolean(),
  /** Records that are changed, not created: they came with an earlier run. */
  updates: z.int(),
  requests: z.int(),
  /** Seconds under this portal's limits, by what a row cost before (or the vendor's documented example). */
  seconds: z.number(),
  because: z.array(reason),
})
export type WritePlan = z.infer<typeof writePlan>

/** What an undo would do. */
export const undoPreview = z.object({ removes: z.int(), keeps: z.int(), updates: z.int() })

/** A mapping kept for the next file of the same kind. */
export const savedMapping = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  entityTypeId: z.int(),
  /** Names of the columns that it speaks of, by the place that its `column` numbers mean. */
  columns: z.array(z.string()),
  mapping: importMapping,
})
export type SavedMapping = z.infer<typeof savedMapping>
export const savedMappings = z.object({ mappings: z.array(savedMapping) })
export const newSavedMapping = savedMapping.omit({ id: true })

/** What can be imported; a request is a lead or a smart process, as the set-up says. */
export const importTargets = z.object({
  targets: z.array(z.object({ kind: z.enum(['request', 'deal', 'contact', 'company']), entityTypeId: z.int() })),
})
export type ImportTargets = z.infer<typeof importTargets>
export type ImportTargetKind = ImportTargets['targets'][number]['kind']

/** A field of the portal that a column may fill. */
export const targetField = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(fieldKinds),
  multiple: z.boolean(),
  required: z.boolean(),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type TargetFieldView = z.infer<typeof targetField>

/** What the mapping step begins with: the first rows, the fields, and a field for each column where one fits. */
export const importSuggestions = z.object({
  columns: z.array(
    z.object({
      column: z.int(),
      name: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable(),
      transform: importTransform,
      found: z.enum(['saved', 'same', 'alike', 'none']),
    }),
  ),
  originKey: originKeys,
  fields: z.array(targetField),
  people: z.array(z.object({ id: z.int(), name: z.string(), active: z.boolean() })),
  mappings: z.array(savedMapping),
})
export type ImportSuggestions = z.infer<typeof importSuggestions>
