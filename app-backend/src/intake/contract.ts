import { z } from 'zod'

export const letterOutcomes = ['waiting', 'created', 'joined', 'ignored', 'quarantined', 'refused'] as const
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

export const listLettersQuery = z.object({
  outcome: letterOutcome.optional(),
  /** Id of the last letter of the page before (newest first). */
  before: z.coerce.number().int().positive().optional(),
})
export const letterPage = z.object({
  letters: z.array(letterRow),
  counts: z.record(letterOutcome, z.number().int()),
  next: z.number().int().nullable(),
})
export type LetterPage = z.infer<typeof letterPage>
