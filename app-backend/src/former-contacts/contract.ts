import { z } from 'zod'

const id = z.int().positive()
const reasons = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }))
const named = z.object({ id, title: z.string(), path: z.string() })

/** A contact that no longer works for its companies, or came back. */
export const formerView = z.object({
  id: z.uuid(),
  contactId: id,
  name: z.string(),
  path: z.string(),
  state: z.enum(['leaving', 'left', 'returning', 'returned']),
  because: reasons,
  companies: z.array(named),
  markedAt: z.iso.datetime(),
  markedBy: z.string().nullable(),
  returnedAt: z.iso.datetime().nullable(),
  successor: named.nullable(),
})
export type FormerView = z.infer<typeof formerView>

export const formerQuery = z.object({
  show: z.enum(['away', 'returned']).default('away'),
  start: z.coerce.number().int().min(0).max(100_000).default(0),
})
export const formerList = z.object({
  /** The portal has the fields; without them nobody can be marked. */
  ready: z.boolean(),
  rows: z.array(formerView),
  next: z.int().nullable(),
})
export type FormerList = z.infer<typeof formerList>

/** Something that still waits for the contact. */
const hanging = z.object({
  /** phone: calls from this number, and to it, are still the contact’s. */
  kind: z.enum(['request', 'deal', 'task', 'phone']),
  id: z.int(),
  title: z.string(),
  path: z.string(),
  /** May be handed to the successor here. */
  movable: z.boolean(),
})
export type Hanging = z.infer<typeof hanging>
export const formerDetails = z.object({
  contact: formerView,
  hangs: z.array(hanging),
  /** There are more than are shown. */
  more: z.boolean(),
  /** People of the same companies who still work. */
  successors: z.array(named),
})
export type FormerDetails = z.infer<typeof formerDetails>

export const formerParams = z.object({ id: z.uuid() })
export const successorBody = z.object({ contactId: id.nullable() })
export const handedOver = z.object({ done: z.int(), refused: z.int() })
export const bannersQuery = z.object({
  contactIds: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,49}$/)
    .transform((text) => text.split(',').map(Number)),
})
/** What a card of a request says of its clients. */
export const banners = z.object({
  contacts: z.array(
    formerView.pick({ contactId: true, name: true, path: true, markedAt: true, companies: true, successor: true }),
  ),
})
export type FormerBanners = z.infer<typeof banners>

/** What the product thinks of a contact, for a person to confirm. */
export const proposalView = z.object({
  id: z.uuid(),
  kind: z.enum(['company', 'leaver']),
  contact: named,
  /** To which the contact may belong; null of one that has probably left. */
  company: named.nullable(),
  because: reasons,
})
export type ProposalView = z.infer<typeof proposalView>
export const proposalQuery = z.object({
  kind: z.enum(['company', 'leaver']).default('company'),
  start: z.coerce.number().int().min(0).max(100_000).default(0),
})
export const proposalList = z.object({ rows: z.array(proposalView), next: z.int().nullable() })
export type ProposalList = z.infer<typeof proposalList>
export const decisionBody = z.object({ accept: z.boolean() })
