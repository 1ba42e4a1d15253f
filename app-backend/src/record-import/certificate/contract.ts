import { z } from 'zod'
import { rowCounts } from '../contract.ts'

/** Both sides of a comparison: rows by key (a month `2019-04`, a category's or an owner's id) and its name in the portal, where it has one. */
const tally = z.object({
  key: z.string(),
  name: z.string().nullable().default(null),
  staged: z.int(),
  portal: z.int(),
})
export const certificate = z.object({
  madeAt: z.string(),
  counts: rowCounts,
  /** Records of this run that the portal holds, each origin id once. */
  found: z.int(),
  /** Origin ids that the portal holds more than once, and those it lacks; at most 100 of each. */
  doubled: z.array(z.string()),
  missing: z.array(z.string()),
  doubledCount: z.int(),
  missingCount: z.int(),
  byMonth: z.array(tally),
  byCategory: z.array(tally),
  byOwner: z.array(tally),
  samples: z.array(
    z.object({
      number: z.int(),
      itemId: z.int(),
      fields: z.int(),
      differences: z.array(z.object({ field: z.string(), staged: z.string(), portal: z.string() })),
    }),
  ),
  /** staged = success + failed + skipped, nothing missing, nothing doubled, both sides equal. */
  agrees: z.boolean(),
})
export type Certificate = z.infer<typeof certificate>
