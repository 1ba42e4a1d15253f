import { z } from 'zod'
import { longestPhrase, widestGap } from './rules/dictionary.ts'

export const matching = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forms') }),
  z.object({ kind: z.literal('exact') }),
  z.object({ kind: z.literal('prefix') }),
  z.object({ kind: z.literal('gap'), words: z.int().min(1).max(widestGap) }),
])

/** One line of the dictionary. */
export const dictionaryLine = z.object({
  id: z.int().min(1),
  phrase: z
    .string()
    .trim()
    .min(1, 'category.empty-phrase')
    .max(200)
    .refine((text) => text.split(/\s+/).length <= longestPhrase, 'category.long-phrase'),
  matching: matching.default({ kind: 'forms' }),
  weight: z.int().min(-1_000).max(1_000),
  /** Option of the portal's field of categories. */
  categoryId: z.string().min(1).max(50),
  field: z.enum(['anywhere', 'subject', 'body']).default('anywhere'),
  note: z.string().trim().max(200).default(''),
  on: z.boolean().default(true),
})
export type DictionaryLine = z.infer<typeof dictionaryLine>

/** Lines of a dictionary at most. */
export const largestDictionary = 10_000

/** The rules of the category: a dictionary, and how what it finds is compared. */
export const categoryRules = z.object({
  lines: z.array(dictionaryLine).max(largestDictionary),
  comparison: z.enum(['heaviest', 'sum']).default('heaviest'),
  threshold: z.int().min(1).max(100_000).default(1),
  /** A lighter category is only suggested to a person. */
  sureFrom: z.int().min(0).max(100_000).default(0),
  /** Categories with a bound of their own in its place. */
  sureFromOf: z
    .array(z.object({ categoryId: z.string().min(1).max(50), sureFrom: z.int().min(0).max(100_000) }))
    .max(500)
    .default([]),
})
export type CategoryRules = z.infer<typeof categoryRules>

/** Longer texts are cut: nobody reads further before knowing what a letter is about. */
const longestText = 1_000_000

/** What the rules are asked about: the sender's own words of the first letter. */
export const categoryFacts = z.object({
  subject: z.string().max(10_000),
  body: z.string().max(longestText),
  /** Names of the portal's categories by option, for the answer's words. */
  names: z.record(z.string(), z.string()).default({}),
})
export type CategoryQuestion = z.infer<typeof categoryFacts>

/** Null: not determined; `suggestedId` is there when a person is asked to confirm one. */
export const categoryOutcome = z.object({ categoryId: z.string().nullable(), suggestedId: z.string().optional() })
export type CategoryOutcome = z.infer<typeof categoryOutcome>

/** A dictionary, saved or not, to be compared with what people decided. */
export const wordsToLearnBody = z.object({ rules: categoryRules })

/** See rules/suggest-words. */
export const wordsToLearn = z.object({
  words: z.array(
    z.object({
      phrase: z.string(),
      categoryId: z.string(),
      weight: z.int(),
      gained: z.int(),
      lost: z.int(),
    }),
  ),
  /** Letters that were compared: the newest ones whose request has a category. */
  texts: z.int(),
  /** Letters of them that the dictionary decides as people did. */
  agreed: z.int(),
})
export type WordsToLearnView = z.infer<typeof wordsToLearn>

/** A dictionary, saved or not, and the days in which it is looked for. */
export const dictionaryUseBody = z.object({ rules: categoryRules, days: z.int().min(1).max(366) })

/** See rules/entry-use. */
export const dictionaryUse = z.object({
  lines: z.array(z.object({ id: z.int(), found: z.int(), won: z.int(), right: z.int(), wrong: z.int() })),
  /** Letters that opened requests in those days, the newest first up to a limit. */
  texts: z.int(),
  /** When the oldest of them came; null: there was none. */
  since: z.iso.datetime().nullable(),
})
export type DictionaryUse = z.infer<typeof dictionaryUse>

/** A dictionary as a file: `GET /api/categories/dictionary?format=xlsx`, the draft that is edited, else the rules at work. */
export const dictionaryFileQuery = z.object({ format: z.enum(['csv', 'xlsx']) })

/** What a file of a dictionary holds; nothing is changed by reading it. */
export const dictionaryFile = z.object({
  /** Rows below the header. */
  rows: z.int(),
  lines: z.array(dictionaryLine.omit({ id: true })),
  /** Rows that are no line, by their number in the file: the first of them. */
  faults: z.array(
    z.object({
      row: z.int(),
      because: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    }),
  ),
  faultCount: z.int(),
})
export type DictionaryFile = z.infer<typeof dictionaryFile>
