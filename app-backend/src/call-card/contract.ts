import { z } from 'zod'

export const colours = ['red', 'yellow', 'blue', 'grey'] as const
/** Where the number was found: by a company's own phone, a contact's, through a contact at a company, a lead's; or why it was not looked for. */
export const foundLevels = ['company', 'contact-company', 'contact', 'lead', 'nothing', 'hidden', 'internal'] as const
/** mine: one of the found is the caller's; team: the caller heads the responsible; nobody: without a responsible; other: somebody else's. */
export const relations = ['mine', 'team', 'nobody', 'other'] as const
export const directions = ['incoming', 'outgoing', 'callback'] as const
export const actions = ['pass-on', 'open', 'create', 'none'] as const

const because = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))
const person = z.object({ id: z.int(), name: z.string(), active: z.boolean() })

export const colourRule = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Empty: wherever it was found. */
  found: z.array(z.enum(foundLevels)).max(7),
  /** Statuses of the company: `protected` are those in work; empty: any. */
  statuses: z.array(z.string().regex(/^(protected|[A-Z0-9_]{1,40})$/)).max(31),
  /** Empty: whoever is the responsible. */
  relations: z.array(z.enum(relations)).max(4),
  directions: z.array(z.enum(directions)).max(3),
  colour: z.enum(colours),
  /** With {company}, {contact}, {lead}, {responsible}, {status}, {number}. */
  title: z.string().trim().min(1).max(80),
  text: z.string().trim().max(240).default(''),
  action: z.enum(actions),
})
export type ColourRule = z.infer<typeof colourRule>

export const colourRules = z.object({
  revision: z.int(),
  rules: z.array(colourRule),
  mayEdit: z.boolean(),
  /** Statuses that a rule may name. */
  statuses: z.array(z.object({ key: z.string(), name: z.string() })),
})
export type ColourRules = z.infer<typeof colourRules>
export const colourRulesBody = z.object({ revision: z.int(), rules: z.array(colourRule).min(1).max(40) })
export type ColourRulesBody = z.infer<typeof colourRulesBody>

export const lookBody = z.object({
  /** Absent or `hidden`: the portal does not know it. */
  phone: z.string().trim().max(100).default(''),
  direction: z.enum(directions).default('incoming'),
  callId: z.string().trim().min(1).max(200),
  /** Companies that the card names itself: the call began in their card. */
  companies: z.array(z.int().positive()).max(10).default([]),
  /** Past what was answered a moment ago: something has changed since. */
  fresh: z.boolean().default(false),
})
export type LookBody = z.infer<typeof lookBody>
export const tryBody = z.object({
  phone: z.string().trim().max(100),
  direction: z.enum(directions).default('outgoing'),
  /** Who would call; absent: the viewer. */
  userId: z.int().positive().optional(),
})
export type TryBody = z.infer<typeof tryBody>

const match = z.object({
  level: z.enum(['company', 'contact-company', 'contact', 'lead']),
  entityTypeId: z.int(),
  id: z.int(),
  title: z.string(),
  /** Null: the viewer may not follow it. */
  path: z.string().nullable(),
  status: z.object({ name: z.string(), tone: z.string() }).nullable(),
  responsible: person.nullable(),
  /** Of a contact that no longer works: since when, for whom it did, and who has taken over. */
  away: z
    .object({
      since: z.iso.datetime(),
      companies: z.array(z.string()),
      successor: z.object({ id: z.int(), title: z.string(), path: z.string() }).nullable(),
    })
    .optional(),
})
export type CallMatch = z.infer<typeof match>

export const callLook = z.object({
  colour: z.enum(colours),
  title: z.string(),
  text: z.string(),
  action: z.enum(actions),
  phone: z.string(),
  /** What decided; null: nothing was found. */
  subject: match.nullable(),
  /** Everything that was found, what decided first. */
  matches: z.array(match),
  because,
})
export type CallLook = z.infer<typeof callLook>

/** What the card of an own call says in its heading and its status line. */
export const cardWords = z.object({ title: z.string(), status: z.string() })
export type CardWords = z.infer<typeof cardWords>

/** What the hidden page carries in `<script type="application/json" id="boot">`. */
export const cardPage = z.object({
  lang: z.enum(['ru', 'en']),
  /** For the status line while the answer is not known, and when there is none. */
  searching: z.string(),
  failed: z.string(),
})
export type CardPage = z.infer<typeof cardPage>

export const reasonBody = z.object({ callId: z.string().min(1).max(200), comment: z.string().trim().min(1).max(500) })

export const redQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) })
export const redReport = z.object({
  people: z.array(z.object({ person, calls: z.int(), explained: z.int() })),
  calls: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      person,
      responsible: person.nullable(),
      title: z.string(),
      phone: z.string(),
      direction: z.enum(directions),
      comment: z.string(),
    }),
  ),
})
export type RedReport = z.infer<typeof redReport>
