import { z } from 'zod'

/** Categories of requests as the portal's field has them. */
export const categoryList = z.object({ categories: z.array(z.object({ id: z.string(), name: z.string() })) })
export type CategoryList = z.infer<typeof categoryList>

/** Stages of requests as the portal has them, in its order. */
export const stageList = z.object({ stages: z.array(z.object({ id: z.string(), name: z.string() })) })
export type StageList = z.infer<typeof stageList>

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** Requests for which nobody was found, or whose category waits to be confirmed, those that wait longest first. */
export const waitingRequests = z.object({
  rows: z.array(
    z.object({
      id: z.number().int(),
      entityTypeId: z.number().int(),
      title: z.string(),
      /** Path of the card inside the portal. */
      path: z.string(),
      since: z.iso.datetime(),
      category: z.string().nullable(),
      /** What the rules took for its category without being sure. */
      suggested: z.object({ id: z.string(), name: z.string() }).nullable(),
      because: reason.nullable(),
    }),
  ),
  /** There are more than are shown. */
  more: z.boolean(),
})
export type WaitingRequests = z.infer<typeof waitingRequests>

export const recordParams = z.object({
  entityTypeId: z.coerce.number().int().positive(),
  id: z.coerce.number().int().positive(),
})
/** Option of the field of categories. */
export const confirmBody = z.object({ categoryId: z.string().min(1).max(50) })
export const confirmed = z.object({ ok: z.literal(true) })
export const released = z.object({ ok: z.literal(true) })
