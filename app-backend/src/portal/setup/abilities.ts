import { z } from 'zod'

/** What the portal said of itself last: kept in its row, so that no screen and no job asks again. */
const abilities = z.object({
  /** `LICENSE` of app.info, e.g. `ru_basic`. */
  licence: z.string().default(''),
  /** False while the portal waits for the end of an installation or an update: no events, no tabs until then. */
  installed: z.boolean().default(true),
  paid: z.boolean().default(true),
  /** May the person whose token background work uses bind and create? */
  ownerIsAdmin: z.boolean().default(true),
  /** Features that were asked for and that the tariff has. */
  features: z.array(z.string()).default([]),
  /** Slices that a missing right, method or feature keeps off. */
  blocked: z.array(z.string()).default([]),
})
export type Abilities = z.infer<typeof abilities>

/** Before the portal was asked, nothing stands in the way. */
export const readAbilities = (stored: unknown): Abilities => abilities.catch(abilities.parse({})).parse(stored ?? {})
