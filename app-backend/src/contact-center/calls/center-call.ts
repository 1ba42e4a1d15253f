import { z } from 'zod'

const entity = z.object({ entityTypeId: z.int(), entityId: z.int() })
const callFacts = z.object({
  phone: z.string(),
  direction: z.enum(['in', 'out']),
  startedAt: z.string(),
  userId: z.int(),
  line: z.string(),
  /** The client, when it is known. */
  client: entity.nullable(),
  /** The operator sees the portal's card of the call while it goes on. */
  showCard: z.boolean().default(false),
})
export type CallFacts = z.infer<typeof callFacts>
const callEnding = z.object({ durationSeconds: z.int(), code: z.string() })
const record = z.object({ fileId: z.string(), name: z.string() })

/** A telephone call as it is kept. */
export const centerCall = z.object({
  id: z.string(),
  externalId: z.string(),
  facts: callFacts.nullable(),
  ending: callEnding.nullable(),
  record: record.nullable(),
  recorded: record.nullable(),
  bindings: z.array(entity),
  bound: z.array(entity),
  portalCallId: z.string().nullable(),
  activityId: z.int().nullable(),
  finished: z.boolean(),
})
export type CenterCall = z.infer<typeof centerCall>
