import { stagesOf } from '../entities/stages.ts'
import type { StageEntry } from '../store/families/crm-tables.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

const HOUR_MS = 3_600_000

/**
 * Moves an item's history into the past: made so many hours ago, last moved at a tenth of that. With the number of its type
 * the way over the stages follows: begun on the first stage, moved when movedTime says.
 */
export function aged(state: PortalState, item: Item, hoursAgo: number, entityTypeId = 0): Item {
  const at = (hours: number): string => portalTime(state.clock.now() - hours * HOUR_MS)
  Object.assign(item, {
    createdTime: at(hoursAgo),
    updatedTime: at(hoursAgo / 10),
    lastActivityTime: at(hoursAgo / 10),
  })
  if (item.movedTime) item.movedTime = at(hoursAgo / 10)
  if (item.dateClosed) item.dateClosed = at(hoursAgo / 10)
  ageStages(state, entityTypeId, item, [at(hoursAgo), at(hoursAgo / 10)])
  return item
}

function ageStages(state: PortalState, entityTypeId: number, item: Item, [made, moved]: [string, string]): void {
  const trail = state.stageTrails.get(`${entityTypeId}:${item.id}`)
  const entry = trail?.entries[0]
  const first = stagesOf(state, entityTypeId, item)[0]
  if (!trail || !entry || !first) return
  entry.createdTime = made
  if (first.statusId === entry.stageId) return
  const last: StageEntry = { ...entry, id: state.ids.next('stageHistory'), createdTime: moved }
  last.typeId = last.semantics === 'P' ? 2 : 3
  trail.entries = [{ ...entry, stageId: first.statusId, semantics: 'P' }, last]
}
