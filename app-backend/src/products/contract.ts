import { z } from 'zod'
import { mostArticles } from './rules/read-articles.ts'

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
const key = z.string().regex(/^[sp]\d{1,15}$/)

/** Key, key of the section above or null, name, article, order: a catalogue has many nodes. */
export const nodeTuple = z.tuple([z.string(), z.string().nullable(), z.string(), z.string(), z.int()])
export type NodeTuple = z.infer<typeof nodeTuple>

export const productDirectory = z.object({
  /** Grows when the catalogue changed; 0: it was never read. */
  revision: z.int(),
  loadedAt: z.iso.datetime().nullable(),
  /** How far the very first reading is, in sections and products; null: it is over, or has not begun. */
  reading: z.object({ done: z.int(), total: z.int().nullable() }).nullable(),
  /** Why the last reading came to nothing, in the reader's language. */
  fault: z.object({ message: z.string(), action: z.string() }).nullable(),
  /** Names of the levels from the top down; those without one are left out at the end. */
  levels: z.array(z.string()),
  nodes: z.array(nodeTuple),
  mayLoad: z.boolean(),
})
export type ProductDirectory = z.infer<typeof productDirectory>

export const loadStarted = z.object({ taskId: z.uuid() })

const step = z.object({ key: z.string(), name: z.string() })
export const pickedProduct = z.object({
  id: z.uuid(),
  key: z.string(),
  /** From the top down to the product or group itself, as it was when it was chosen. */
  path: z.array(step),
  code: z.string(),
  pickedBy: z.string(),
  pickedAt: z.iso.datetime(),
  /** What the catalogue says of it otherwise today; null: nothing. */
  since: reason.nullable(),
})
export type PickedProduct = z.infer<typeof pickedProduct>

export const requestProducts = z.object({
  picks: z.array(pickedProduct),
  /** Keys that this client's requests had lately, the newest first. */
  recent: z.array(z.string()),
  mayPick: z.boolean(),
})
export type RequestProducts = z.infer<typeof requestProducts>

export const pickBody = z.object({
  keys: z.array(key).min(1).max(mostArticles),
  /** The row that gives way to the new one: a group that is known more closely now. */
  instead: z.uuid().optional(),
})
