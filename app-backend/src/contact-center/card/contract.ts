import { z } from 'zod'
import { recordKinds } from '../rules/field-map.ts'

/** A record of the CRM in whose card the tab stands. */
export const cardRecord = z.object({ kind: z.enum(recordKinds), id: z.coerce.number().int().positive() })
export type CardRecord = z.infer<typeof cardRecord>

export const fileVersion = z.object({
  id: z.uuid(),
  version: z.int(),
  /** The version that it took the place of; null: the first. */
  replaces: z.int().nullable(),
  sizeBytes: z.number(),
  at: z.string(),
  client: z.string(),
  /** As the contact centre names them; empty: it did not. */
  operator: z.string(),
  reason: z.string(),
})
export type FileVersionView = z.infer<typeof fileVersion>

const cardChange = z.object({
  id: z.uuid(),
  at: z.string(),
  operation: z.string(),
  client: z.string(),
  operator: z.string(),
  /** Where the appeal came in; empty: not told. */
  channel: z.string(),
  /** What the portal calls the fields; those it has no word for are left out. */
  titles: z.record(z.string(), z.string()),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
})
export type CardChange = z.infer<typeof cardChange>

/** What the contact centre has left at a record: files with all their versions, and each change, the newest first. */
export const centerCard = z.object({
  files: z.array(z.object({ name: z.string(), versions: z.array(fileVersion) })),
  changes: z.array(cardChange),
  /** Older changes are in the journal of calls. */
  more: z.boolean(),
})
export type CenterCard = z.infer<typeof centerCard>
