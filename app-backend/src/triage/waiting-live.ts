import type { Database, Transaction } from '../platform/db/database.ts'
import type { Live } from '../platform/live/create-live.ts'
import { needsAPerson } from './rules/needs-a-person.ts'
import type { TriageState } from './rules/triage-state.ts'
import { dropSuggestion, forget, keepState, readKnown, type KnownRequest } from './state-store.ts'
import type { RequestPlace } from './store.ts'

const topic = 'requests/waiting'

/** Tells open screens, at commit, that the list of requests that wait is another one. */
const tellWaitingChanged = (live: Pick<Live, 'announce'>, portalId: string, tx?: Transaction): Promise<void> =>
  live.announce(portalId, topic, {}, tx)

/** Calls `hear` whenever the portal's list has changed, and after an outage; returns how to stop. */
export const followWaiting = (
  live: Pick<Live, 'follow'>,
  portalId: string,
  hear: (news: object) => void,
): (() => void) => live.follow(portalId, topic, () => hear({}))

interface Told {
  live: Pick<Live, 'announce'>
}

/** Keeps the state like `keepState`, and tells those who look at the list when the request stood in it or stands in it now. */
export async function keepAndTell(
  { live }: Told,
  tx: Transaction,
  place: RequestPlace,
  change: { known: KnownRequest | null; state: TriageState },
): Promise<boolean> {
  const kept = await keepState(tx, place, change)
  const { known, state } = change
  if (kept && (needsAPerson(state) || (known && needsAPerson(known.state))))
    await tellWaitingChanged(live, place.portalId, tx)
  return kept
}

/** The record is gone, out of the list too. */
export async function forgetAndTell({ live }: Told, tx: Transaction, place: RequestPlace): Promise<void> {
  const known = await readKnown(tx, place)
  await forget(tx, place)
  if (known && needsAPerson(known.state)) await tellWaitingChanged(live, place.portalId, tx)
}

/** A person has chosen the category: nothing is suggested any more, though the portal's event is still on its way. */
export async function forgetSuggestion({ live, db }: Told & { db: Database }, place: RequestPlace): Promise<void> {
  await dropSuggestion(db.prisma, place)
  await tellWaitingChanged(live, place.portalId)
}
