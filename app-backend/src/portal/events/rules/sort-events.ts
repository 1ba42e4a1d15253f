import { eventKind } from './event-kind.ts'

interface Event {
  id: number
  name: string
  objectId: number | null
  entityTypeId: number | null
  source: string
}

export interface SortedEvents<Of extends Event> {
  /** Records to look at: CRM type -> id -> the events that name it. */
  records: ReadonlyMap<number, ReadonlyMap<number, readonly Of[]>>
  uninstalled: boolean
  /** The portal's offline queue has something. */
  offlineWaits: boolean
  /** Everything that is no record of a watched type. */
  others: readonly Of[]
}

/** What a heap of events asks for: however often and in whatever order a record is named, it is looked at once. */
export function sortEvents<Of extends Event>(
  events: readonly Of[],
  watched: { has(entityTypeId: number): boolean },
): SortedEvents<Of> {
  const records = new Map<number, Map<number, Of[]>>()
  const others: Of[] = []
  let [uninstalled, offlineWaits] = [false, false]
  for (const event of events) {
    const kind = eventKind(event.name, event.entityTypeId)
    if (kind.kind === 'uninstalled') uninstalled = true
    if (event.name === 'ONOFFLINEEVENT') offlineWaits = true
    if (kind.kind === 'record' && event.objectId && watched.has(kind.entityTypeId)) {
      const ofType = records.get(kind.entityTypeId) ?? new Map<number, Of[]>()
      ofType.set(event.objectId, [...(ofType.get(event.objectId) ?? []), event])
      records.set(kind.entityTypeId, ofType)
    } else others.push(event)
  }
  return { records, uninstalled, offlineWaits, others }
}
