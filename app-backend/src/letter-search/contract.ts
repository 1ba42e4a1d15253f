import { z } from 'zod'

export const searchQuery = z.object({
  /** Words, "phrases", numbers, addresses. */
  text: z.string().trim().min(2).max(200),
  /** Id of the last letter of the page before (newest first). */
  before: z.coerce.number().int().positive().optional(),
})

/** Pieces of a text; `mark`: what was looked for. */
const marked = z.array(z.object({ text: z.string(), mark: z.boolean() }))
export const foundLetter = z.object({
  id: z.number().int(),
  receivedAt: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  subject: marked,
  snippet: marked,
  /** Names of attachments that were found; empty when the words stand elsewhere. */
  files: marked,
  request: z.object({ id: z.number().int(), title: z.string(), path: z.string() }),
})
export type FoundLetter = z.infer<typeof foundLetter>
export const foundSent = z.object({
  id: z.number().int(),
  at: z.string(),
  to: z.array(z.string()),
  subject: marked,
  snippet: marked,
  request: z.object({ id: z.number().int(), title: z.string(), path: z.string() }),
})
export type FoundSent = z.infer<typeof foundSent>
/** Letters of requests that the viewer may read in the portal, and no word of others: their count neither. */
export const searchPage = z.object({
  letters: z.array(foundLetter),
  /** Our own letters to clients and performers, the newest; on the first page only. */
  sent: z.array(foundSent),
  /** Letters both ways. */
  total: z.number().int(),
  /** Of them our own. */
  totalSent: z.number().int(),
  requests: z.number().int(),
  /** There are more requests with these words than are looked through: the search should be narrowed. */
  cut: z.boolean(),
  next: z.number().int().nullable(),
})
export type SearchPage = z.infer<typeof searchPage>
