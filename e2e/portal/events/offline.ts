import { createHash } from 'node:crypto'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import type { Actor } from './bus.ts'

/**
 * Puts a change into the offline queues bound to it. A queue keeps the latest state of a thing: equal event and data
 * make one row. A change made by the same application with the same connector is not recorded.
 * Bitrix24 docs: api-reference/events/offline-events.
 */
export function queueOffline(state: PortalState, event: string, data: Record<string, unknown>, actor: Actor): void {
  for (const handler of state.eventHandlers.values()) {
    if (!handler.offline || handler.event !== event) continue
    const app = state.apps.get(handler.clientId)
    if (!app?.active || !app.installed) continue
    if (actor.clientId === handler.clientId && (actor.connector ?? '') === handler.connector) continue
    const messageId = createHash('md5')
      .update(`${event}${JSON.stringify(data)}`)
      .digest('hex')
    for (const row of state.offlineEvents.values()) {
      const same = row.clientId === handler.clientId && row.connector === handler.connector
      if (same && row.messageId === messageId && row.processId === '') state.offlineEvents.delete(row.id)
    }
    const id = state.ids.next('offlineEvent')
    state.offlineEvents.set(id, {
      id,
      clientId: handler.clientId,
      connector: handler.connector,
      eventName: event,
      data,
      additional: { user_id: actor.userId },
      messageId,
      timestamp: portalTime(state.clock.now()),
      processId: '',
      error: false,
    })
    ping(state, handler.clientId, actor)
  }
}

const pinged = new WeakMap<PortalState, Map<number, number>>()

/** ONOFFLINEEVENT says that the queue has something, not more often than once in minTimeout. Bitrix24 docs: events/on-offline-event. */
function ping(state: PortalState, clientId: string, actor: Actor): void {
  const last = pinged.get(state) ?? new Map<number, number>()
  pinged.set(state, last)
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId !== clientId || handler.offline || handler.event !== 'ONOFFLINEEVENT') continue
    const now = state.clock.now()
    if (now - (last.get(handler.id) ?? -Infinity) < handler.minTimeoutSeconds * 1000) continue
    last.set(handler.id, now)
    state.events.deliver(handler, {}, actor, 'full')
  }
}
