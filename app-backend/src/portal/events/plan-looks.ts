import type { EchoStore } from './echo-store.ts'
import type { StoredEvent } from './event-store.ts'

type ById = ReadonlyMap<number, readonly StoredEvent[]>

/** What the events of one CRM type ask for, by the ids of the records that they name. */
export interface Looks {
  entityTypeId: number
  /** To be read from the portal. */
  read: ById
  /** A write of ours to them is under way: its answer may tell all that the events do, so they come again. */
  hold: ById
}

/** An event waits this long at most for the answer of our own write, and is asked for again this often. */
export const holdMs = { longest: 3_000, next: 400 }

/** Sorts records by whether they must be read; echoes of our own writes are in neither half: their answers said it all. */
export async function planLooks(
  echoes: EchoStore,
  portalId: string,
  entityTypeId: number,
  byId: ById,
  now: Date,
): Promise<Looks> {
  const echoed = await echoes.among(portalId, entityTypeId, byId, now)
  const news = Array.from(byId).filter(([id]) => !echoed.has(id))
  const young = new Map(news.filter(([, events]) => now.getTime() - firstAt(events) < holdMs.longest))
  const underWay = await echoes.underWay(portalId, entityTypeId, young, now)
  return {
    entityTypeId,
    read: new Map(news.filter(([id]) => !underWay.has(id))),
    hold: new Map(news.filter(([id]) => underWay.has(id))),
  }
}

const firstAt = (events: readonly StoredEvent[]) => Math.min(...events.map(({ receivedAt }) => receivedAt.getTime()))
