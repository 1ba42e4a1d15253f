/** The cloud cuts a request off after a minute. Bitrix24 docs: limits */
const portalWorksMs = 60_000
/** The way through the network, and clocks that differ. */
const marginMs = 3_000
/** A write waits for a place in the quota, and perhaps for a new token, after it was noted. */
const leavesWithinMs = 17_000

/**
 * From when a write that was left without an end may be repeated, if the portal holds nothing of it: until then it may still land.
 * `goneBy` is the latest moment at which its request was let out, where the sender has set one (`CallOptions`).
 */
export const settledAt = (sentAt: Date, goneBy = new Date(sentAt.getTime() + leavesWithinMs)): Date =>
  new Date(goneBy.getTime() + portalWorksMs + marginMs)
