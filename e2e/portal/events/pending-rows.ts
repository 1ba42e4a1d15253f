import type { OfflineEvent } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** Rows of offline queues by what they say, so that a long queue costs a new event no walk through it. */
const kept = new WeakMap<PortalState, Map<string, Set<number>>>()

const keyOf = (row: Pick<OfflineEvent, 'clientId' | 'connector' | 'messageId'>): string =>
  `${row.clientId} ${row.messageId} ${row.connector}`

function rowsOf(state: PortalState): Map<string, Set<number>> {
  const known = kept.get(state)
  // Rows that were taken away are forgotten all at once, when they are the most.
  if (known && known.size <= 2 * state.offlineEvents.size + 1_000) return known
  const made = new Map<string, Set<number>>()
  kept.set(state, made)
  for (const row of state.offlineEvents.values()) put(made, row)
  return made
}

function put(rows: Map<string, Set<number>>, row: OfflineEvent): void {
  const ids = rows.get(keyOf(row)) ?? new Set<number>()
  rows.set(keyOf(row), ids.add(row.id))
}

/** Rows that wait and say the same. */
export function pendingLike(
  state: PortalState,
  wanted: Pick<OfflineEvent, 'clientId' | 'connector' | 'messageId'>,
): OfflineEvent[] {
  const key = keyOf(wanted)
  return [...(rowsOf(state).get(key) ?? [])]
    .map((id) => state.offlineEvents.get(id))
    .filter((row): row is OfflineEvent => row !== undefined && row.processId === '' && keyOf(row) === key)
}

export function addPending(state: PortalState, row: OfflineEvent): void {
  put(rowsOf(state), row)
}

/** To be called when the table was replaced by another world's. */
export function forgetPending(state: PortalState): void {
  kept.delete(state)
}
