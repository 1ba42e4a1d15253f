import type { Actor } from '../events/bus.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { DEAL } from './type-ids.ts'
import type { EntityType } from './types.ts'

/** ONCRMLEADADD and its kin; dynamic types raise the common name and the one with their number. Only ids travel. */
export function raiseItemEvent(
  state: PortalState,
  type: EntityType,
  verb: 'ADD' | 'UPDATE' | 'DELETE',
  id: number,
  actor: Actor,
): void {
  if (type.eventName !== '') {
    state.events.raise(`ONCRM${type.eventName}${verb}`, { FIELDS: { ID: id } }, actor)
    return
  }
  const data = { FIELDS: { ID: id, ENTITY_TYPE_ID: type.id } }
  state.events.raise(`ONCRMDYNAMICITEM${verb}`, data, actor)
  state.events.raise(`ONCRMDYNAMICITEM${verb}_${type.id}`, data, actor)
}

/** A deal in another funnel. Bitrix24 docs: crm/deals/events/on-crm-deal-move-to-category. */
export function raiseMoveEvent(state: PortalState, type: EntityType, before: Item, item: Item, actor: Actor): void {
  if (type.id !== DEAL || (before.categoryId ?? 0) === (item.categoryId ?? 0)) return
  const FIELDS = { ID: item.id, CATEGORY_ID: item.categoryId, STAGE_ID: item.stageId }
  state.events.raise('ONCRMDEALMOVETOCATEGORY', { FIELDS }, actor)
}
