import type { EventHandler } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { eventBody } from './body.ts'
import type { EventAuth } from './body.ts'
import { queueOffline } from './offline.ts'

/** Who caused a change: a person in the interface, or an application's call (then `clientId` and maybe its connector). */
export interface Actor {
  userId: number
  clientId?: string
  connector?: string
}

export interface Delivery {
  seq: number
  event: string
  handlerId: number
  url: string
  /** The form as sent. */
  body: string
  status: 'waiting' | 'lost' | 'delivered' | 'failed'
  httpStatus?: number
}

/**
 * The way from a change to a handler: one POST, asynchronous, never repeated, the answer is not looked at.
 * Bitrix24 docs: api-reference/events/index, events/safe-event-handlers.
 */
export interface EventBus {
  raise(event: string, data: Record<string, unknown>, actor: Actor, auth?: EventAuth): void
  /** One handler only (lifecycle events, tests of a binding). */
  deliver(handler: EventHandler, data: Record<string, unknown>, actor: Actor | null, auth?: EventAuth): void
  hold(): void
  release(): void
  /** The next `times` deliveries are sent twice. */
  duplicate(times: number): void
  /** The next `times` deliveries never leave. */
  lose(times: number): void
  readonly deliveries: Delivery[]
  /** Resolves when nothing is on its way (held ones are not on their way). */
  idle(): Promise<void>
  reset(): void
}

const KEEP_DELIVERIES = 5_000
/** Nobody waits for a handler for ever; the cloud queue does not either. */
const HANDLER_TIMEOUT_MS = 30_000

export function createEventBus(state: PortalState): EventBus {
  const deliveries: Delivery[] = []
  let held: Delivery[] | null = null
  let duplicates = 0
  let losses = 0
  let seq = 0
  const flying = new Set<Promise<void>>()

  const send = (delivery: Delivery): void => {
    const flight = post(delivery).finally(() => flying.delete(flight))
    flying.add(flight)
  }
  const dispatch = (delivery: Delivery): void => {
    if (losses > 0) {
      losses -= 1
      delivery.status = 'lost'
      return
    }
    send(delivery)
    if (duplicates > 0) {
      duplicates -= 1
      send(delivery)
    }
  }

  const bus: EventBus = {
    deliveries,
    raise(event, data, actor, auth) {
      queueOffline(state, event, data, actor)
      for (const handler of state.eventHandlers.values()) {
        if (handler.event === event && !handler.offline) bus.deliver(handler, data, actor, auth)
      }
    },
    deliver(handler, data, actor, auth) {
      const app = state.apps.get(handler.clientId)
      if (!app?.active || !app.installed) return
      const body = eventBody(state, { handler, app, data, actor, auth: auth ?? 'short' })
      seq += 1
      const delivery: Delivery = {
        seq,
        event: handler.event,
        handlerId: handler.id,
        url: handler.handler,
        body,
        status: 'waiting',
      }
      deliveries.push(delivery)
      if (deliveries.length > KEEP_DELIVERIES) deliveries.splice(0, deliveries.length - KEEP_DELIVERIES)
      if (held) held.push(delivery)
      else dispatch(delivery)
    },
    hold() {
      held ??= []
    },
    release() {
      const waiting = held ?? []
      held = null
      for (const delivery of waiting) dispatch(delivery)
    },
    duplicate: (times) => {
      duplicates += times
    },
    lose: (times) => {
      losses += times
    },
    async idle() {
      while (flying.size > 0) await Promise.all(flying)
    },
    reset() {
      deliveries.length = 0
      held = null
      duplicates = 0
      losses = 0
    },
  }
  return bus
}

async function post(delivery: Delivery): Promise<void> {
  try {
    const answer = await fetch(delivery.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Bitrix24 Webhook Engine' },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(HANDLER_TIMEOUT_MS),
    })
    await answer.arrayBuffer()
    delivery.status = 'delivered'
    delivery.httpStatus = answer.status
  } catch {
    delivery.status = 'failed'
  }
}
