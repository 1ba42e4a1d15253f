import { z } from 'zod'
import { firstPace } from '../rules/request-size.ts'

/** What a run knows of the portal that it writes to; kept with the run, so that a restart does not learn it again. */
const pacing = z.object({
  /** Null until the portal was asked. */
  methods: z
    .array(
      z.object({
        method: z.string(),
        rowsPerCall: z.int(),
        cost: z.number().nullable(),
        slots: z.array(z.object({ at: z.number(), seconds: z.number() })),
        limit: z.number().nullable(),
        barredUntil: z.number().nullable(),
      }),
    )
    .nullable()
    .default(null),
  /** Old times are taken from here on; null: none is. */
  datesFrom: z.coerce.date().nullable().default(null),
  server: z.object({ rows: z.int(), bestMs: z.number().nullable() }).default(firstPace),
})
export type Pacing = z.infer<typeof pacing>

export const readPacing = (stored: unknown): Pacing => pacing.catch(pacing.parse({})).parse(stored ?? {})
