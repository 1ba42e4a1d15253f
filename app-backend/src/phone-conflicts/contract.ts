import { z } from 'zod'
import { conflictKinds } from './rules/phone-conflict.ts'

const because = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))
const person = z.object({ id: z.int(), name: z.string(), active: z.boolean() })

export const conflictQuery = z.object({
  kind: z.enum(conflictKinds).optional(),
  /** How many conflicts were shown already. */
  after: z.coerce.number().int().min(0).max(5_000).default(0),
})

const owner = z.object({
  entityTypeId: z.int(),
  id: z.int(),
  /** Null: the viewer may not see the record. */
  title: z.string().nullable(),
  path: z.string().nullable(),
  responsible: person.nullable(),
})
export const phoneConflict = z.object({
  phone: z.string(),
  kind: z.enum(conflictKinds),
  /** The record that should keep the number first. */
  owners: z.array(owner),
  because,
})
export type PhoneConflictView = z.infer<typeof phoneConflict>

export const conflictPage = z.object({
  look: z.object({
    /** never: nobody has looked yet; running: it is read now; failed: the last look broke off. */
    state: z.enum(['never', 'running', 'failed', 'done']),
    /** Records read by the look that runs, or by the last whole one. */
    records: z.int(),
    /** When the conflicts shown were found. */
    at: z.iso.datetime().nullable(),
    /** So many numbers are kept, and there may be more of fewer people; null: these are all. */
    full: z.int().nullable(),
  }),
  /** Numbers by kind, as far as the viewer answers for one of their people. */
  counts: z.record(z.enum(conflictKinds), z.int()),
  conflicts: z.array(phoneConflict),
  /** For the next page; null: this was the last. */
  next: z.int().nullable(),
})
export type ConflictPage = z.infer<typeof conflictPage>
export const conflictTableQuery = z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
