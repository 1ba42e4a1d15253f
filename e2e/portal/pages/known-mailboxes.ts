import type { PortalState } from '../store/state.ts'

/** Addresses that letters have come to, the most recent first: recipients of the laboratory's letters, then of recorded ones. */
export function knownMailboxes(state: PortalState): string[] {
  const sent = [...state.letters.values()].toReversed().flatMap((letter) => letter.to)
  const recorded = [...state.activities.values()].flatMap(({ direction, settings }) => {
    const meta = settings['EMAIL_META']
    const to = direction === 1 && typeof meta === 'object' && meta !== null && 'to' in meta ? meta.to : ''
    return typeof to === 'string' && /^[^\s@<>,]+@[^\s@<>,]+$/.test(to) ? [to] : []
  })
  return [...new Set([...sent, ...recorded])]
}
