import { z } from 'zod'

const key = z.string().regex(/^[A-Z0-9_]{1,40}$/)
const person = z.object({ id: z.int(), name: z.string(), active: z.boolean() })
export type StatusPerson = z.infer<typeof person>
const because = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))

export const statusTones = ['grey', 'blue', 'violet', 'green', 'amber', 'red'] as const
const statusFields = z.object({
  name: z.string().trim().min(1).max(60),
  note: z.string().trim().max(120).default(''),
  tone: z.enum(statusTones),
  /** New companies get it. */
  isDefault: z.boolean(),
  /** A call to a company of somebody else in this status is red. */
  isProtected: z.boolean(),
  /** Companies keep it, nobody can choose it. */
  archived: z.boolean(),
})
export const companyStatus = statusFields.extend({ key })
export type CompanyStatusView = z.infer<typeof companyStatus>

export const statusDirectory = z.object({
  /** The portal's field is there. */
  ready: z.boolean(),
  revision: z.int(),
  statuses: z.array(companyStatus),
})
export type StatusDirectory = z.infer<typeof statusDirectory>
export const directoryBody = z.object({
  revision: z.int(),
  /** In their order; a new one has no key yet. */
  statuses: z
    .array(statusFields.extend({ key: key.nullable() }))
    .min(1)
    .max(30),
})
export type DirectoryBody = z.infer<typeof directoryBody>

export const changeSources = ['editor', 'bulk', 'portal', 'default', 'undo'] as const
export const changeOutcomes = ['accepted', 'judging', 'reverted', 'flagged'] as const
const change = z.object({
  id: z.uuid(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Null: the product. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  source: z.enum(changeSources),
  comment: z.string(),
  outcome: z.enum(changeOutcomes),
  because,
})
export type StatusChangeView = z.infer<typeof change>

export const statusOfCompany = z.object({
  id: z.int(),
  title: z.string(),
  path: z.string(),
  /** Null: the field is empty. */
  status: z.string().nullable(),
  responsible: person.nullable(),
  mayChange: z.boolean(),
  because,
  /** Heads who may, the nearest first. */
  heads: z.array(person),
  administrators: z.array(z.string()),
  ready: z.boolean(),
  statuses: z.array(companyStatus),
  history: z.array(change),
})
export type StatusOfCompany = z.infer<typeof statusOfCompany>

export const changeBody = z.object({
  /** One press, however often it is sent. */
  key: z.uuid(),
  /** What the person saw: whoever changed it meanwhile wins. */
  from: key.nullable(),
  to: key,
  comment: z.string().trim().max(500).default(''),
})
export type ChangeBody = z.infer<typeof changeBody>
export const askBody = z.object({ to: key, why: z.string().trim().max(500).default('') })
export const asked = z.object({ people: z.array(z.string()) })

export const companyQuery = z.object({
  status: key.optional(),
  /** Companies without a status. */
  empty: z.stringbool().optional(),
  search: z.string().trim().max(100).optional(),
  start: z.coerce.number().int().min(0).default(0),
})
const companyRow = z.object({
  id: z.int(),
  title: z.string(),
  path: z.string(),
  status: z.string().nullable(),
  responsible: person.nullable(),
  mayChange: z.boolean(),
})
export type CompanyRow = z.infer<typeof companyRow>
export const companyPage = z.object({
  ready: z.boolean(),
  statuses: z.array(companyStatus),
  rows: z.array(companyRow),
  total: z.int(),
  next: z.int().nullable(),
})
export type CompanyPage = z.infer<typeof companyPage>

export const bulkBody = z.object({
  key: z.uuid(),
  companies: z.array(z.int().positive()).min(1).max(200),
  to: key,
  comment: z.string().trim().max(500).default(''),
  /** Only says what would happen. */
  dry: z.boolean(),
})
export type BulkBody = z.infer<typeof bulkBody>
export const bulkAnswer = z.object({
  changed: z.int(),
  /** They have that status already. */
  same: z.int(),
  /** Somebody else heads their responsible, or the viewer may not see them. */
  refused: z.int(),
  runId: z.uuid().nullable(),
})
export type BulkAnswer = z.infer<typeof bulkAnswer>
