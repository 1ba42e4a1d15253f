import type { StageEntry } from '../store/families/crm-tables.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { semanticsOf, stagesOf } from './stages.ts'
import { isSmartProcess, DEAL, LEAD, SMART_INVOICE } from './type-ids.ts'

/** Types whose stages leave a trail. Bitrix24 docs: crm/crm-stage-history-list. */
export function hasStageHistory(entityTypeId: number): boolean {
  return [LEAD, DEAL, SMART_INVOICE].includes(entityTypeId) || isSmartProcess(entityTypeId)
}

/** Writes the step an item has just made, if it made one. `now` is ISO in the portal's zone. */
export function recordStage(
  state: PortalState,
  entityTypeId: number,
  before: Item | null,
  item: Item,
  now: string,
): void {
  if (!hasStageHistory(entityTypeId) || typeof item.stageId !== 'string') return
  const funnelChanged = before !== null && (before.categoryId ?? 0) !== (item.categoryId ?? 0)
  if (before !== null && before.stageId === item.stageId && !funnelChanged) return
  const stage = stagesOf(state, entityTypeId, item).find((one) => one.statusId === item.stageId)
  const semantics = semanticsOf(stage)
  const entry: StageEntry = {
    id: state.ids.next('stageHistory'),
    typeId: before === null ? 1 : funnelChanged ? 5 : semantics === 'P' ? 2 : 3,
    createdTime: now,
    categoryId: Number(item.categoryId ?? 0),
    semantics,
    stageId: item.stageId,
  }
  const id = `${entityTypeId}:${item.id}`
  const trail = state.stageTrails.get(id)
  if (trail) trail.entries.push(entry)
  else state.stageTrails.set(id, { id, entityTypeId, ownerId: item.id, entries: [entry] })
}
