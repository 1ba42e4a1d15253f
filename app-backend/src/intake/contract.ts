import { z } from 'zod'
import { decision } from '../audit/contract.ts'
import { letterKinds } from './journal/rules/letter-kinds.ts'

export const letterOutcomes = ['waiting', 'created', 'joined', 'imported', 'ignored', 'quarantined', 'refused'] as const
export const letterOutcome = z.enum(letterOutcomes)
export type LetterOutcome = z.infer<typeof letterOutcome>

export const letterRow = z.object({
  id: z.number().int(),
  receivedAt: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  sizeBytes: z.number().int(),
  outcome: letterOutcome,
  /** Reasons in the order in which they were found. */
  why: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  request: z.object({ id: z.number().int(), path: z.string() }).nullable(),
  /** ISO instant of the next try while the letter waits. */
  nextTryAt: z.string().nullable(),
})
export type LetterRow = z.infer<typeof letterRow>

/** What a letter is. */
export const letterKind = z.enum(letterKinds)
export { letterKinds, type LetterKind } from './journal/rules/letter-kinds.ts'

/** All conditions hold together. */
export const lettersFilter = z.object({
  kind: letterKind.optional(),
  mailboxId: z.coerce.number().int().positive().optional(),
  /** ISO instants of arrival; `to` is not included. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Part of the writer's address or name. */
  sender: z.string().trim().max(200).optional(),
  /** Words of subject, text, people and files. */
  text: z.string().trim().max(200).optional(),
})
export type LettersFilter = z.infer<typeof lettersFilter>
export const listLettersQuery = lettersFilter.extend({
  outcome: letterOutcome.optional(),
  /** Id of the last letter of the page before (newest first). */
  before: z.coerce.number().int().positive().optional(),
})
export const letterPage = z.object({
  letters: z.array(letterRow),
  /** Per outcome, of the letters that meet the other conditions. */
  counts: z.record(letterOutcome, z.number().int()),
  mailboxes: z.array(z.object({ id: z.number().int(), address: z.string() })),
  next: z.number().int().nullable(),
})
export type LetterPage = z.infer<typeof letterPage>

/** A letter as the journal shows it by itself. */
export const letterDetails = z.object({
  letter: letterRow,
  kind: letterKind,
  /** As its program wrote them, decoded; those that tell something of its way and its thread. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  /** As a person reads it, 20 000 characters at most; null when it could not be read. */
  text: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), sizeBytes: z.number().int() })),
  decisions: z.array(decision),
  /** What it made the product write into the portal. */
  writes: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      method: z.string(),
      state: z.string(),
      error: z.string().nullable(),
      record: z
        .object({ entityTypeId: z.number().int(), id: z.number().int(), path: z.string().nullable() })
        .nullable(),
    }),
  ),
  attempts: z.number().int(),
  /** The fault of the last try, in the product's words for those who mend it. */
  lastError: z.string().nullable(),
  /** Its bytes are kept. */
  hasRaw: z.boolean(),
})
export type LetterDetails = z.infer<typeof letterDetails>

export const ignoreLetterBody = z.object({ note: z.string().trim().min(1).max(500) })
/** Without numbers: everything that is in quarantine now. */
export const recoverBody = z.object({ ids: z.array(z.int().positive()).min(1).max(1_000).optional() })
export const recoverAnswer = z.object({ taskId: z.uuid() })
