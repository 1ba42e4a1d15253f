import { z } from 'zod'

/** Every refusal and fault of the API, in words for a person. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    /** What happened and what it means, in the language of the request. */
    message: z.string(),
    /** What to do now; empty when nothing can be done. */
    action: z.string(),
    /** Names the log records of this request; a person gives it to support. */
    requestId: z.string(),
    /** Seconds after which the same call is worth repeating; only where waiting helps. */
    retryAfterSeconds: z.number().int().positive().optional(),
    /** Fields at fault, for forms. */
    fields: z.record(z.string(), z.string()).optional(),
  }),
})
export type ErrorAnswer = z.infer<typeof errorAnswer>
