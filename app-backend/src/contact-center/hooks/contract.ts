import { z } from 'zod'
import { hookEvents } from './rules/happenings.ts'

/** An address that is told what happens. */
export const hookView = z.object({
  id: z.uuid(),
  client: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(hookEvents)),
  enabled: z.boolean(),
  createdAt: z.string(),
  waiting: z.int(),
  dead: z.int(),
  lastDeliveredAt: z.string().nullable(),
})
export type HookView = z.infer<typeof hookView>
export const hookList = z.object({ hooks: z.array(hookView) })
export type HookList = z.infer<typeof hookList>

export const newHook = z.object({
  client: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(2_000),
  events: z.array(z.enum(hookEvents)).min(1),
})
export type NewHook = z.infer<typeof newHook>
/** The secret is told this once. */
export const madeHook = z.object({ hook: hookView, secret: z.string() })
export type MadeHook = z.infer<typeof madeHook>
export const switchHook = z.object({ enabled: z.boolean() })

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const
export const deliveryLine = z.object({
  id: z.uuid(),
  at: z.string(),
  hookId: z.uuid(),
  hookName: z.string(),
  type: z.string(),
  record: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  ms: z.int().nullable(),
  /** When it is tried again. */
  dueAt: z.string().nullable(),
})
export type DeliveryLine = z.infer<typeof deliveryLine>
export const listDeliveriesQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  hookId: z.uuid().optional(),
  /** The last line shown: older ones follow. */
  before: z.uuid().optional(),
})
export const deliveryPage = z.object({ deliveries: z.array(deliveryLine), more: z.boolean() })
export type DeliveryPage = z.infer<typeof deliveryPage>
export const deliveryDetails = deliveryLine.extend({
  url: z.string(),
  body: z.unknown(),
  replayable: z.boolean(),
  /** To an address that is off nothing is sent. */
  hookEnabled: z.boolean(),
})
export type DeliveryDetails = z.infer<typeof deliveryDetails>
