import { z } from 'zod'
import { requestPresets } from './rules/presets.ts'

/** The card whose tab is open: requests are listed for this client. */
export const clientRef = z.object({ kind: z.enum(['contact', 'company']), id: z.coerce.number().int().positive() })
export type ClientRef = z.infer<typeof clientRef>

export { requestPresets, type RequestPreset } from './rules/presets.ts'
export const requestPreset = z.enum(requestPresets)

export const sortColumns = ['id', 'stage', 'resolveBy', 'category', 'responsible'] as const

export const listRequestsQuery = z.object({
  kind: clientRef.shape.kind,
  id: clientRef.shape.id,
  preset: requestPreset.default('open'),
  /** Free text: a number finds the request by id, words are looked for in the title. */
  search: z.string().trim().max(200).default(''),
  sort: z.enum(sortColumns).default('id'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  /** Rows to skip, a multiple of 50 (the portal's page). */
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ListRequestsQuery = z.infer<typeof listRequestsQuery>

export const stage = z.object({
  id: z.string(),
  name: z.string(),
  /** '#rrggbb' as the portal keeps it, null when the portal has none. */
  color: z.string().nullable(),
  meaning: z.enum(['process', 'success', 'failure']),
})
export type Stage = z.infer<typeof stage>

export const personRef = z.object({ id: z.number().int(), name: z.string() })

export const requestRow = z.object({
  id: z.number().int(),
  title: z.string(),
  stage: stage,
  /** ISO instant of «Решить до», null while no deadline is set. */
  resolveBy: z.string().nullable(),
  category: z.object({ id: z.string(), name: z.string() }).nullable(),
  responsible: personRef,
  createdAt: z.string(),
  changedAt: z.string(),
  /** Letters of the request that this product took in, both directions. */
  letterCount: z.number().int(),
  lastLetterAt: z.string().nullable(),
  /** On a company's tab: the client's person; null when the request names none whom the viewer may see. */
  contact: personRef.nullable(),
  /** Of one request: its company; null when it has none that the viewer may see, and in lists. */
  company: personRef.nullable(),
  /** Path of the card inside the portal, for the slider. */
  path: z.string(),
})
export type RequestRow = z.infer<typeof requestRow>

export const requestPage = z.object({
  rows: z.array(requestRow),
  /** How many requests each preset holds for this client and search. */
  counts: z.record(requestPreset, z.number().int()),
  /** Offset of the next page, null on the last one. */
  nextOffset: z.number().int().nullable(),
  /** ISO instant at which the portal gave these data. */
  asOf: z.string(),
  /** The portal looks at the first contact of a request alone: requests that name the client second may be missing. */
  firstContactOnly: z.boolean(),
  /** The viewer may create requests, as far as is known. */
  mayCreate: z.boolean(),
})
export type RequestPage = z.infer<typeof requestPage>

/** A reason as a code with values; the screen turns it into a sentence (see features/why). */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export type ReasonView = z.infer<typeof reason>

export const requestLetter = z.object({
  /** Activity id in the portal. */
  id: z.number().int(),
  direction: z.enum(['incoming', 'outgoing']),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  sentAt: z.string(),
  /** Plain text: markup is gone, line breaks stay. */
  text: z.string(),
  attachments: z.array(
    z.object({ index: z.number().int(), name: z.string(), type: z.string(), sizeBytes: z.number().int() }),
  ),
  /** Our id of the letter; null when another program put it into the timeline. */
  letterId: z.number().int().nullable(),
  /** Why the letter stands in this request; empty when another program put it here. */
  why: z.array(reason),
})
export type RequestLetter = z.infer<typeof requestLetter>

export const requestDetails = z.object({
  /** CRM type of the request, for what is asked of records by type and number. */
  entityTypeId: z.number().int(),
  request: requestRow,
  letters: z.array(requestLetter),
  asOf: z.string(),
})
export type RequestDetails = z.infer<typeof requestDetails>

/** Names of a client as the viewer may see them; null: none, or hidden from the viewer. */
export const clientNames = z.object({ contact: z.string().nullable(), company: z.string().nullable() })
export type ClientNames = z.infer<typeof clientNames>

export const createRequestBody = z.object({
  client: clientRef,
  title: z.string().trim().min(1).max(255),
  description: z.string().trim().max(20_000).default(''),
  /** Own fields by code, as the form of requests has them. */
  values: z.record(z.string().max(50), z.array(z.string().max(20_000)).max(50)).default({}),
  /** The client's own key for this press of the button: the same key never makes a second request. */
  key: z.uuid(),
})
export type CreateRequestBody = z.infer<typeof createRequestBody>
export const createRequestAnswer = z.object({ id: z.number().int(), path: z.string() })
export type CreateRequestAnswer = z.infer<typeof createRequestAnswer>

/**
 * One message of the live stream (`text/event-stream` over fetch): requests that changed in the portal. Without ids any of them
 * may have: look at what is shown.
 */
export const requestsChanged = z.object({
  ids: z.array(z.number().int()),
  kind: z.enum(['added', 'changed', 'deleted']),
})
export type RequestsChanged = z.infer<typeof requestsChanged>
