/** Lower than this a tab is hard to work in, px. */
const lowest = 600
/** Asked for when the portal gives less, px: the list scrolls inside, so that dialogs stay in sight. */
const wished = 720
/** Left free under a frame that had to be cut, px. */
const gap = 20

/**
 * The height to ask the portal for, px; null when the frame is good as it is. seen: how much of it the window shows from
 * the top. Asking again after each change ends: a frame grows only from below `lowest`, and shrinks to it at most.
 */
export function heightToAsk(height: number, seen: number): number | null {
  const cut = height - seen > 1
  if (!cut) return height < lowest ? wished : null
  const fits = Math.max(lowest, Math.floor(seen) - gap)
  return fits < height ? fits : null
}
