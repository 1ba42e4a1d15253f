import { z } from 'zod'
import { noticeKinds } from './texts.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What a person chose for their notices; absent parts are as here. */
export const preferences = z.object({
  /** null = the portal's language. */
  language: z.enum(['ru', 'en']).nullable().default(null),
  digest: z.enum(['now', 'hourly', 'daily']).default('now'),
  /** A kind that a later version dropped is forgotten. */
  muted: z
    .array(z.string())
    .default([])
    .transform((kinds) => noticeKinds.filter((kind) => kinds.includes(kind))),
  /** Hours of silence on the person's clock; null = none. */
  quiet: z.object({ from: clockTime, to: clockTime }).nullable().default({ from: '22:00', to: '08:00' }),
})
export type Preferences = z.infer<typeof preferences>
