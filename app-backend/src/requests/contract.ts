import { z } from 'zod'

/** The client in whose card requests are listed, or whose a new one is. */
export const clientRef = z.object({ kind: z.enum(['contact', 'company']), id: z.coerce.number().int().positive() })
export type ClientRef = z.infer<typeof clientRef>

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
  /** The client's person; null when the request names none whom the viewer may see. */
  contact: personRef.nullable(),
  /** null when it has none that the viewer may see. */
  company: personRef.nullable(),
  /** Path of the card inside the portal, for the slider. */
  path: z.string(),
})
export type RequestRow = z.infer<typeof requestRow>

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

/** `since`: when the list that the screen shows was read, its `asOf`; what changed before the stream began is told first. */
export const streamQuery = z.object({ since: z.coerce.date().optional() })

/**
 * One message of the live stream (`text/event-stream` over fetch): requests that changed in the portal. Without ids any of them
 * may have: look at what is shown.
 */
export const requestsChanged = z.object({
  ids: z.array(z.number().int()),
  kind: z.enum(['added', 'changed', 'deleted']),
})
export type RequestsChanged = z.infer<typeof requestsChanged>
