import { z } from 'zod'

const userId = z.int().min(1)
const groupId = z.int().min(1)

/** A person or company of the portal, with the name it had when it was chosen. */
const client = z.object({ entityTypeId: z.int().min(1), id: z.int().min(1), name: z.string().max(200) })
export type RoutingClient = z.infer<typeof client>

/** Of the first words, told by their letters. */
export const languages = ['ru', 'en', 'other'] as const
const language = z.enum(languages)

/** When a group takes requests, by the clock of a zone: days 1 (Monday) to 7, minutes of the day. */
export const groupHours = z
  .object({
    zone: z.string().min(1).max(60),
    days: z.array(z.int().min(1).max(7)).min(1, 'routing.no-days').max(7),
    from: z.int().min(0).max(1_439),
    to: z.int().min(1).max(1_440),
  })
  .refine(({ from, to }) => from < to, 'routing.hours-order')
export type GroupHours = z.infer<typeof groupHours>

export const routingGroup = z.object({
  id: groupId,
  name: z.string().trim().min(1, 'routing.no-name').max(100),
  active: z.boolean().default(true),
  members: z
    .array(
      z.object({
        userId,
        weight: z.int().min(1).max(100).default(1),
        capacity: z.int().min(1).max(10_000).nullable().default(null),
      }),
    )
    .max(500),
  strategy: z.enum(['fewest-open', 'round-robin']).default('fewest-open'),
  previousFirst: z.boolean().default(false),
  overflowTo: groupId.nullable().default(null),
  /** Null: at any time. */
  hours: groupHours.nullable().default(null),
})
export type RoutingGroup = z.infer<typeof routingGroup>

/** Which group serves a request: the first line that fits. */
export const routingLine = z.object({
  /** Options of the portal's field of categories; none: any category, also none at all. */
  categoryIds: z.array(z.string().min(1).max(50)).max(200),
  /** Departments of the mailboxes to which the letters came; none: any mailbox, also requests of no letter. */
  departmentIds: z.array(z.int().min(1)).max(200).default([]),
  /** Mailboxes to which the letters came; none: any. */
  mailboxIds: z.array(z.int().min(1)).max(200).default([]),
  /** Sources of the card, as the portal's directory has them; none: any. */
  sourceIds: z.array(z.string().min(1).max(50)).max(200).default([]),
  languages: z.array(language).max(languages.length).default([]),
  /** Contacts and companies; none: any client. */
  clients: z.array(client).max(500).default([]),
  groupId,
})
export type RoutingLine = z.infer<typeof routingLine>

const day = z.iso.date()

export const routingRules = z.object({
  groups: z.array(routingGroup).max(200),
  lines: z.array(routingLine).max(500),
  /** Stands in from the first day to the last one: days of the group's zone, or of the portal's where it has no hours. */
  deputies: z
    .array(z.object({ userId, deputyId: userId, from: day, to: day }))
    .max(500)
    .default([]),
})
export type RoutingRules = z.infer<typeof routingRules>

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What the rules are asked about. */
export const routingFacts = z.object({
  categoryId: z.string().nullable(),
  /** IANA zone of the portal. */
  zone: z.string().max(60).default('UTC'),
  people: z.array(z.object({ userId, name: z.string(), away: reason.nullable(), open: z.int() })).max(5_000),
  /** Who got the last request of each group in turn. */
  lastInTurn: z.array(z.object({ groupId, userId })).max(500),
  previousUserId: userId.nullable(),
  /** Department of the mailbox whose letter opened the request. */
  departmentId: z.int().min(1).nullable().default(null),
  mailboxId: z.int().min(1).nullable().default(null),
  sourceId: z.string().max(50).nullable().default(null),
  language: language.nullable().default(null),
  /** The client of the request: its contact, its company. */
  clients: z
    .array(z.object({ entityTypeId: z.int(), id: z.int() }))
    .max(100)
    .default([]),
})
export type RoutingQuestion = z.infer<typeof routingFacts>

/** Nobody: the request waits in sight. */
export const routingOutcome = z.object({ userId: userId.nullable(), groupId: groupId.nullable() })
export type RoutingOutcome = z.infer<typeof routingOutcome>

/** Everybody as the rules would find them now: who is away and why, and how many open requests each has. */
export const routingPeople = z.object({ people: routingFacts.shape.people })
export type RoutingPeople = z.infer<typeof routingPeople>

/** What the conditions of groups are chosen from. */
export const routingChoices = z.object({
  mailboxes: z.array(z.object({ id: z.int(), address: z.string() })),
  sources: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type RoutingChoices = z.infer<typeof routingChoices>

export const clientSearchQuery = z.object({ search: z.string().trim().min(2).max(100) })
/** Companies and contacts whose name holds the words, those that the viewer may see. */
export const foundClients = z.object({ clients: z.array(client) })
export type FoundClients = z.infer<typeof foundClients>
