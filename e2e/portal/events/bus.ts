import type { EventHandler } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { eventBody } from './body.ts'
import type { EventAuth } from './body.ts'
import { queueOffline } from './offline.ts'
import { forgetPending } from './pending-rows.ts'
import type { Delivery, EventQueue } from './queue.ts'
import { createEventQueue } from './queue.ts'

export type { Delivery } from './queue.ts'

/** Who caused a change: a person in the interface, or an application's call (then `clientId` and maybe its connector). */
export interface Actor {
  userId: number
  clientId?: string
  connector?: string
  /** The HTTP request of the call: equal events within one are told once. */
  httpId?: number
  /** Events in a row that led to the call; absent: none. */
  hops?: number
}

/**
 * The way from a change to a handler: one POST, asynchronous, never repeated, the answer is not looked at.
 * Bitrix24 docs: api-reference/events/index, events/safe-event-handlers.
 */
export interface EventBus extends Omit<EventQueue, 'push'> {
  /** `null`: nobody in particular did it (robots, agents), so the event carries no token. */
  raise(event: string, data: Record<string, unknown>, actor: Actor | null, auth?: EventAuth): void
  /** One handler only (lifecycle events, tests of a binding). */
  deliver(handler: EventHandler, data: Record<string, unknown>, actor: Actor | null, auth?: EventAuth): void
  readonly deliveries: Delivery[]
}

const KEEP_DELIVERIES = 5_000
/** After this many events in a row, each raised with the token of the one before, nothing is raised any more. */
const LONGEST_CHAIN = 7

export function createEventBus(state: PortalState): EventBus {
  const deliveries: Delivery[] = []
  const { push, ...queue } = createEventQueue(state.clock)
  let seq = 0
  let hit = { id: 0, told: new Set<string>() }

  /** True when the same request has told the same already. */
  const repeated = (event: string, data: Record<string, unknown>, actor: Actor | null): boolean => {
    const id = actor?.httpId ?? 0
    if (id === 0) return false
    if (hit.id !== id) hit = { id, told: new Set() }
    const key = `${event}${JSON.stringify(data)}`
    if (hit.told.has(key)) return true
    hit.told.add(key)
    return false
  }

  const bus: EventBus = {
    ...queue,
    deliveries,
    raise(event, data, actor, auth) {
      if ((actor?.hops ?? 0) >= LONGEST_CHAIN || repeated(event, data, actor)) return
      queueOffline(state, event, data, actor)
      for (const handler of state.eventHandlers.values()) {
        if (handler.event === event && !handler.offline) bus.deliver(handler, data, actor, auth)
      }
    },
    deliver(handler, data, actor, auth) {
      const app = state.apps.get(handler.clientId)
      if (!app?.active || !app.installed || app.paymentExpired) return
      const body = eventBody(state, { handler, app, data, actor, auth: auth ?? 'short' })
      seq += 1
      const { event, id: handlerId, handler: url } = handler
      const delivery: Delivery = { seq, event, handlerId, url, body, status: 'waiting' }
      deliveries.push(delivery)
      if (deliveries.length > KEEP_DELIVERIES) deliveries.splice(0, deliveries.length - KEEP_DELIVERIES)
      push(delivery)
    },
    reset() {
      deliveries.length = 0
      forgetPending(state)
      queue.reset()
    },
  }
  return bus
}
