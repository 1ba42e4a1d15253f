import { createHash } from 'node:crypto'
import type { EventHandler, OfflineEvent } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import type { Actor } from './bus.ts'
import { addPending, pendingLike } from './pending-rows.ts'

/**
 * Puts a change into the offline queues bound to it. A queue keeps the latest state of a thing: equal event and data
 * make one row. A change made by the same application with the same connector is not recorded.
 * Bitrix24 docs: api-reference/events/offline-events.
 */
export function queueOffline(
  state: PortalState,
  event: string,
  data: Record<string, unknown>,
  actor: Actor | null,
): void {
  for (const handler of state.eventHandlers.values()) {
    if (!handler.offline || handler.event !== event) continue
    const app = state.apps.get(handler.clientId)
    if (!app?.active || !app.installed) continue
    if (isEcho(state, actor, handler)) continue
    const messageId = createHash('md5')
      .update(`${event}${JSON.stringify(data)}`)
      .digest('hex')
    const { clientId, connector } = handler
    for (const row of pendingLike(state, { clientId, connector, messageId })) state.offlineEvents.delete(row.id)
    const id = state.ids.next('offlineEvent')
    const row: OfflineEvent = {
      id,
      clientId,
      connector,
      eventName: event,
      data,
      additional: actor ? { user_id: actor.userId } : null,
      messageId,
      timestamp: portalTime(state.clock.now()),
      processId: '',
      error: false,
    }
    state.offlineEvents.set(id, row)
    addPending(state, row)
    ping(state, handler.clientId, actor)
  }
}

/**
 * An application's own change is not recorded for it when both name the same connector. In the cloud two absent names
 * are no match: without auth_connector an application hears its own changes; on-premise they are.
 * Bitrix24 docs: api-reference/events/offline-events.
 */
function isEcho(state: PortalState, actor: Actor | null, handler: EventHandler): boolean {
  if (actor?.clientId !== handler.clientId) return false
  const { edition, features } = state.settings
  if (handler.connector === '') return edition === 'box' && (actor.connector ?? '') === ''
  return features.rest_auth_connector === true && actor.connector === handler.connector
}

const KEEP_MS = 30 * 24 * 3600 * 1000

/** Rows nobody has taken for thirty days are gone. Bitrix24 docs: api-reference/events/offline-events. */
export function dropExpired(state: PortalState): void {
  const oldest = portalTime(state.clock.now() - KEEP_MS)
  for (const row of state.offlineEvents.values()) if (row.timestamp < oldest) state.offlineEvents.delete(row.id)
}

/** The request in which a handler was told last: with minTimeout 0 one notice a request is enough. */
const hits = new WeakMap<EventHandler, number>()
const pinged = new WeakMap<PortalState, Map<number, number>>()

/** ONOFFLINEEVENT says that the queue has something, not more often than once in minTimeout. Bitrix24 docs: events/on-offline-event. */
function ping(state: PortalState, clientId: string, actor: Actor | null): void {
  const last = pinged.get(state) ?? new Map<number, number>()
  pinged.set(state, last)
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId !== clientId || handler.offline || handler.event !== 'ONOFFLINEEVENT') continue
    const now = state.clock.now()
    if (handler.minTimeoutSeconds === 0 && actor?.httpId === hits.get(handler)) continue
    if (actor?.httpId !== undefined) hits.set(handler, actor.httpId)
    if (now - (last.get(handler.id) ?? -Infinity) < handler.minTimeoutSeconds * 1000) continue
    last.set(handler.id, now)
    state.events.deliver(handler, {}, actor, 'full')
  }
}
