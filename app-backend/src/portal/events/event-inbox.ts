import { timingSafeEqual } from 'node:crypto'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { TenantStore } from '../store.ts'
import { recordJobs } from '../sync/record-jobs.ts'
import type { EventStore, NewEvent } from './event-store.ts'

/** An event as it came in: nobody has believed it yet. */
export interface Arrival {
  memberId: string
  applicationToken: string
  event: Omit<NewEvent, 'portalId'>
}

/** 'stored': genuine and kept; 'other-token': the portal is known, the token is not (or none is kept yet). */
export type Outcome = 'stored' | 'other-token' | 'unknown-portal'

export interface InboxDeps {
  tenants: TenantStore
  events: EventStore
  clock: Clock
  addJob: Jobs['add']
}

export interface EventInbox {
  /** Checks the event's token against the stored one and keeps the event; resolves after the commit. */
  take(arrival: Arrival): Promise<Outcome>
  /** Keeps events that are known to be genuine and sees that they are processed. */
  keep(events: readonly NewEvent[]): Promise<void>
}

interface Waiting {
  arrival: Arrival
  outcome: PromiseWithResolvers<Outcome>
}

/** A single event waits this long for the answer of the write that it may be the echo of; a busy portal is looked at this rarely. */
const pauseMs = { first: 300, next: 2_000 }

/** Events of one transaction at most. */
const flushSize = 500

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Takes events in. Those that come while a transaction is under way share the next one: a burst costs a few commits, a single
 * event waits for nobody. Nothing is believed from memory: each transaction reads the tokens that hold now.
 */
export function createEventInbox({ tenants, events, clock, addJob }: InboxDeps): EventInbox {
  let waiting: Waiting[] = []
  let flushing = false
  const planned = new Map<string, number>()

  /** When the portal's events are looked at: those that come until then are looked at together. */
  function lookAt(portalId: string): Date {
    const now = clock.now().getTime()
    const last = planned.get(portalId) ?? 0
    const next = last > now && last - now <= pauseMs.next ? last : Math.max(now + pauseMs.first, last + pauseMs.next)
    const due = Math.min(next, now + pauseMs.next)
    planned.set(portalId, due)
    return new Date(due)
  }

  async function keep(kept: readonly NewEvent[]) {
    if (kept.length === 0) return
    // In one order: transactions that touch the jobs of several portals must not wait for each other in a circle.
    const portals = Array.from(new Set(kept.map((event) => event.portalId))).toSorted()
    await events.save(kept, clock.now(), async (tx) => {
      for (const portalId of portals) await addJob(recordJobs.events(portalId, lookAt(portalId)), tx)
    })
  }

  async function settle(batch: readonly Waiting[]) {
    const known = await tenants.applicationTokens(batch.map(({ arrival }) => arrival.memberId))
    const outcomes = batch.map(({ arrival }): Outcome => {
      const portal = known.get(arrival.memberId)
      if (!portal) return 'unknown-portal'
      return portal.token !== null && equal(portal.token, arrival.applicationToken) ? 'stored' : 'other-token'
    })
    await keep(
      batch.flatMap(({ arrival }, at) => {
        const portalId = known.get(arrival.memberId)?.id
        return outcomes[at] === 'stored' && portalId ? [{ ...arrival.event, portalId }] : []
      }),
    )
    for (const [at, { outcome }] of batch.entries()) outcome.resolve(outcomes[at] ?? 'unknown-portal')
  }

  async function flush() {
    flushing = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, flushSize)
      waiting = waiting.slice(flushSize)
      try {
        await settle(batch)
      } catch (error) {
        for (const { outcome } of batch) outcome.reject(error)
      }
    }
    flushing = false
  }

  return {
    keep,
    take(arrival) {
      const outcome = Promise.withResolvers<Outcome>()
      waiting.push({ arrival, outcome })
      if (!flushing) void flush()
      return outcome.promise
    },
  }
}
