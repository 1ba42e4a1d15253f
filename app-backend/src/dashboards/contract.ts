import { z } from 'zod'

export const fullnessQuery = z.object({
  entityTypeId: z.coerce.number().int().min(1),
  /** Records of the last days; all of them unless given. */
  days: z.coerce.number().int().min(1).max(3_660).optional(),
  /** Whose records; everybody's unless given. */
  responsible: z.coerce.number().int().positive().optional(),
})
export type FullnessQuery = z.infer<typeof fullnessQuery>

export const fullness = z.object({
  asOf: z.iso.datetime(),
  /** Records that the viewer may see. */
  total: z.int(),
  /** Emptiest first. */
  fields: z.array(z.object({ name: z.string(), title: z.string(), filled: z.int(), empty: z.int() })),
})
export type FullnessReport = z.infer<typeof fullness>

export const gapQuery = fullnessQuery.extend({ field: z.string().max(200) })
export type GapQuery = z.infer<typeof gapQuery>

export const gaps = z.object({
  total: z.int(),
  /** The first of them, newest first. */
  rows: z.array(z.object({ id: z.int(), title: z.string(), path: z.string() })),
})
export type Gaps = z.infer<typeof gaps>
