import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

const HOUR_MS = 3_600_000

/** Moves an item's history into the past: made so many hours ago, last moved at a tenth of that. */
export function aged(state: PortalState, item: Item, hoursAgo: number): Item {
  const at = (hours: number): string => portalTime(state.clock.now() - hours * HOUR_MS)
  Object.assign(item, {
    createdTime: at(hoursAgo),
    updatedTime: at(hoursAgo / 10),
    lastActivityTime: at(hoursAgo / 10),
  })
  if (item.movedTime) item.movedTime = at(hoursAgo / 10)
  if (item.dateClosed) item.dateClosed = at(hoursAgo / 10)
  return item
}
