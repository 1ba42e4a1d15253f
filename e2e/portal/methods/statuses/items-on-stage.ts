import { stageEntity } from '../../entities/stages.ts'
import type { Status } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'

/** Does any item stand on this stage? Values of plain dictionaries never hold anything back. */
export function itemsOnStage(state: PortalState, status: Status): boolean {
  for (const [entityTypeId, table] of state.items.all()) {
    if (stageEntity(state, entityTypeId, status.categoryId ?? 0) !== status.entityId) continue
    for (const item of table.rows.values()) if (item.stageId === status.statusId) return true
  }
  return false
}
