import type { Clock } from '../platform/clock/clock.ts'
import type { Viewer } from '../portal/index.ts'
import type { CallLook, LookBody } from './contract.ts'

/** The panel and the hidden page ask of the same call within moments. */
const keptMs = 20_000
/** Both hear at once that the card has changed, and then ask for a fresh answer. */
const freshMs = 500

/** One answer for all who ask of a person's call within twenty seconds; a fresh one is half a second old at most. A failure is not kept. */
export type RecentLooks = (viewer: Viewer, body: LookBody, look: () => Promise<CallLook>) => Promise<CallLook>

export function createRecentLooks(clock: Pick<Clock, 'now'>): RecentLooks {
  const known = new Map<string, { at: number; look: Promise<CallLook> }>()
  return ({ portalId, userId }, { callId, phone, direction, companies, fresh }, look) => {
    const at = clock.now().getTime()
    for (const [key, one] of known) if (at - one.at >= keptMs) known.delete(key)
    const key = JSON.stringify([portalId, userId, callId, phone, direction, companies.toSorted((a, b) => a - b)])
    const already = known.get(key)
    if (already && at - already.at < (fresh ? freshMs : keptMs)) return already.look
    const asked = { at, look: look() }
    known.set(key, asked)
    asked.look.catch(() => known.get(key) === asked && known.delete(key))
    return asked.look
  }
}
