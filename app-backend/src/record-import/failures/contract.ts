import { z } from 'zod'
import { reason, seenStates } from '../contract.ts'

/** A reason in the reader's words. */
const cause = reason.extend({ title: z.string(), detail: z.string() })

export const stagedRow = z.object({
  id: z.string(),
  number: z.int(),
  originId: z.string(),
  state: z.enum(seenStates),
  cells: z.array(z.string()),
  /** Why it failed or was skipped. */
  because: z.array(cause),
  itemId: z.int().nullable(),
})
export type StagedRowView = z.infer<typeof stagedRow>

/** Rows that share a cause and, where it names one, a column (`params.column`); `params` are those of the first of them. */
export const noteGroup = cause.extend({ count: z.int() })
export type NoteGroup = z.infer<typeof noteGroup>
/** Rows that failed for one cause. */
export const failureGroup = noteGroup.extend({
  /** Texts that brought it about (`params.text`), the most frequent first, at most 100. */
  texts: z.array(z.object({ text: z.string(), count: z.int() })),
})
export type FailureGroup = z.infer<typeof failureGroup>
/** The most rows first; `notes`: rows that come in with something changed; `kept`: rows whose records an undo left in the portal. */
export const failureGroups = z.object({
  groups: z.array(failureGroup),
  notes: z.array(noteGroup),
  kept: z.array(noteGroup),
})

export type FailureGroups = z.infer<typeof failureGroups>

export const failedRowsQuery = z.object({
  code: z.string().max(100),
  column: z.string().max(1_000).optional(),
  /** Row of the file after which the page begins. */
  after: z.coerce.number().int().default(0),
})
export const failedRows = z.object({ rows: z.array(stagedRow), more: z.boolean() })
export const mendedCells = z.object({ cells: z.array(z.string().max(1_000_000)).max(2_000) })
export const mendedFile = z.object({ uploadId: z.uuid() })
/** Rows of the mended file that were taken, and those that the run does not have among its failed ones. */
export const mendedRows = z.object({ taken: z.int(), unknown: z.int() })
