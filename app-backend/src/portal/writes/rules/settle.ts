/**
 * A person's write waits up to 10 s for the quota, and the portal works on a request for a minute: a write whose answer was
 * lost may still land until then.
 */
const settleMs = 80_000

/** From when a write that was left without an end may be repeated, if the portal holds nothing of it. */
export const settledAt = (sentAt: Date): Date => new Date(sentAt.getTime() + settleMs)
