import { z } from 'zod'

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export const cardStates = [
  'waiting',
  'planned',
  'created',
  'updated',
  'same',
  'doubtful',
  'skipped',
  'failed',
  'undone',
] as const
export const cardState = z.enum(cardStates)
export type CardStateView = z.infer<typeof cardState>

/** A record of the CRM; `path` opens its card in the portal. */
const record = z.object({ id: z.number().int(), path: z.string() })

/** What the card says. */
export const cardWords = z.object({
  name: z.string(),
  company: z.string(),
  post: z.string(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
})

export const cardChoice = z.object({
  kind: z.enum(['contact', 'company']),
  record,
  title: z.string(),
  post: z.string(),
  companies: z.array(z.object({ record, title: z.string() })),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
})
export type CardChoiceView = z.infer<typeof cardChoice>

export const cardRow = z.object({
  id: z.number().int(),
  importId: z.number().int(),
  file: z.string(),
  words: cardWords,
  state: cardState,
  why: z.array(reason),
  contact: record.nullable(),
  company: record.nullable(),
  choices: z.array(cardChoice),
})
export type CardRow = z.infer<typeof cardRow>

export const importRow = z.object({
  id: z.number().int(),
  letterId: z.number().int(),
  sender: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  responsible: z.object({ id: z.number().int(), name: z.string() }),
  because: z.array(reason),
  faults: z.array(reason),
  state: z.enum(['working', 'done', 'undone']),
  at: z.string(),
  answered: z.boolean(),
  cards: z.array(cardRow),
})
export type ImportRow = z.infer<typeof importRow>

/** Newest imports first, 20 a page. `doubtful`: cards that wait for a person, in the whole portal. */
export const importPage = z.object({
  imports: z.array(importRow),
  doubtful: z.number().int(),
  next: z.number().int().nullable(),
  mayUndo: z.boolean(),
})
export type ImportPage = z.infer<typeof importPage>
/** `before`: number of the last import of the page before. */
export const importQuery = z.object({ before: z.coerce.number().int().positive().optional() })

/** Cards that wait for a person, the oldest first, 50 at most. */
export const queuePage = z.object({ cards: z.array(cardRow.extend({ sender: z.string(), at: z.string() })) })
export type QueuePage = z.infer<typeof queuePage>
export type QueueCard = QueuePage['cards'][number]

export const decideBody = z.discriminatedUnion('action', [
  z.object({ action: z.literal('link'), contactId: z.number().int().positive() }),
  /** `companyId` null: the company that the card names, found or made. */
  z.object({ action: z.literal('create'), companyId: z.number().int().positive().nullable() }),
  z.object({ action: z.literal('skip') }),
])
export type DecideBody = z.infer<typeof decideBody>
export const decided = z.object({ done: z.literal(true) })

/** `left`: records that somebody changed or uses since; they stay. */
export const undoneImport = z.object({ undone: z.number().int(), left: z.number().int() })
export type UndoneImport = z.infer<typeof undoneImport>
